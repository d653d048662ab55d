package dev.everpost.ses;

import dev.everpost.ses.SesError.Kind;

/**
 * What people are told about one kind of object.
 *
 * @param missing how the error is called when there is none of the name
 * @param missingText with %s for the name
 * @param existsText with %s for the name
 * @param plural for the text of a limit
 */
record Wording(Kind missing, String missingText, String existsText, String plural) {

    SesError missing(String name) {
        return SesError.of(missing, missingText.formatted(name));
    }

    SesError exists(String name) {
        return SesError.of(Kind.ALREADY_EXISTS, existsText.formatted(name));
    }

    SesError full(int most) {
        return SesError.of(
                Kind.LIMIT_EXCEEDED, "The account has " + most + " " + plural + " already; delete one first.");
    }
}
