package dev.everpost.edge.sigv4;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who signed, and for what: {@code access-key-id/yyyymmdd/region/service/aws4_request}, as the client wrote it. */
record Credential(String accessKeyId, String date, String region, String service, String terminator) {

    static final String TERMINATOR = "aws4_request";

    static Optional<Credential> parse(String text) {
        var parts = text.split("/", 6);
        return parts.length == 5 && isWord(parts[0])
                ? Optional.of(new Credential(parts[0], parts[1], parts[2], parts[3], parts[4]))
                : Optional.empty();
    }

    /** The scope as it stands in the string to sign. */
    String scope() {
        return date + "/" + region + "/" + service + "/" + terminator;
    }

    /** What is wrong with the scope, in AWS's words and order; empty when nothing is. */
    List<String> faults(SignatureRules rules, SigningTime signedAt) {
        var faults = new ArrayList<String>();
        if (!isWord(region) || rules.region() != null && !rules.region().equals(region)) {
            faults.add("Credential should be scoped to a valid region, not '" + Refusal.shown(region) + "'.");
        }
        if (!service.equals(rules.service())) {
            faults.add("Credential should be scoped to correct service: '" + rules.service() + "'.");
        }
        if (!terminator.equals(TERMINATOR)) {
            faults.add("Credential should be scoped with a valid terminator: '" + TERMINATOR + "', not '"
                    + Refusal.shown(terminator) + "'.");
        }
        if (!date.equals(signedAt.date())) {
            faults.add("Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '"
                    + Refusal.shown(date) + "' != '" + signedAt.date() + "', from '" + signedAt.text() + "'.");
        }
        return faults;
    }

    private static boolean isWord(String word) {
        return !word.isEmpty()
                && word.length() <= Signature.WORD_CHARS_MAX
                && word.chars().allMatch(c -> isLetterOrDigit(c) || c == '-' || c == '_' || c == '.');
    }

    private static boolean isLetterOrDigit(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }
}
