package dev.everpost.mime;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which header fields of their own submitters may write.
 *
 * @param countMax how many
 * @param nameCharsMax of one name
 * @param valueCharsMax of one value
 * @param ascii whether values must be printable ASCII
 * @param reserved names that the gateway writes itself, in lower case
 * @param reservedPrefixes of names, in lower case
 */
public record HeaderRules(
        int countMax,
        int nameCharsMax,
        int valueCharsMax,
        boolean ascii,
        Set<String> reserved,
        List<String> reservedPrefixes) {

    private static final Set<String> WRITTEN_HERE = Set.of(
            "from",
            "to",
            "cc",
            "bcc",
            "reply-to",
            "subject",
            "date",
            "message-id",
            "return-path",
            "received",
            "sender",
            "dkim-signature");

    /** The gateway's own: any text, and as many as a message may have. */
    public static final HeaderRules OURS =
            new HeaderRules(1000, 126, 10_000, false, WRITTEN_HERE, List.of("content-", "mime-", "arc-"));

    /** Those of Amazon SES: 15 fields, names of 126 and values of 870 printable ASCII characters. */
    public static final HeaderRules SES =
            new HeaderRules(15, 126, 870, true, WRITTEN_HERE, List.of("content-", "mime-", "arc-", "x-ses-"));

    public HeaderRules {
        reserved = Set.copyOf(reserved);
        reservedPrefixes = List.copyOf(reservedPrefixes);
    }

    boolean reserves(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return reserved.contains(lower) || reservedPrefixes.stream().anyMatch(lower::startsWith);
    }
}
