package dev.everpost.edge.sigv4;

/** Whose signatures the specs take. */
final class Signers {

    static final String KEY_ID = "AKIDEXAMPLE";
    static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

    private Signers() {}
}
