package dev.everpost.edge.ses;

import dev.everpost.ses.SesError;
import dev.everpost.ses.SesError.Kind;

/** The one option of configuration sets that is refused: mail that should be archived and is not would be missed too late. */
final class Archiving {

    static final SesError REFUSAL = SesError.of(
            Kind.NOT_OFFERED, "Archiving is not offered: Everpost keeps no archive. Leave ArchivingOptions out.");

    private Archiving() {}
}
