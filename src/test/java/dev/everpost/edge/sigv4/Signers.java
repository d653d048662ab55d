package dev.everpost.edge.sigv4;

import dev.everpost.intake.Submitter;
import dev.everpost.intake.Submitter.AwsKey;
import dev.everpost.intake.Submitters;
import java.util.List;

/** Whose signatures the specs take. */
final class Signers {

    static final String KEY_ID = "AKIDEXAMPLE";
    static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    static final Submitters SUBMITTERS =
            new Submitters(List.of(new Submitter("shop", null, null, new AwsKey(KEY_ID, SECRET), List.of("*"))));

    private Signers() {}
}
