package dev.everpost.mime;

import java.util.Locale;
import java.util.Map;

/** What the name of a file ends in, by its type; for files that were sent without a name. */
final class FileEndings {

    private static final Map<String, String> KNOWN = Map.ofEntries(
            Map.entry("text/plain", ".txt"),
            Map.entry("text/html", ".html"),
            Map.entry("text/calendar", ".ics"),
            Map.entry("text/csv", ".csv"),
            Map.entry("text/vcard", ".vcf"),
            Map.entry("text/xml", ".xml"),
            Map.entry("application/xml", ".xml"),
            Map.entry("application/json", ".json"),
            Map.entry("application/pdf", ".pdf"),
            Map.entry("application/zip", ".zip"),
            Map.entry("image/png", ".png"),
            Map.entry("image/jpeg", ".jpg"),
            Map.entry("image/gif", ".gif"),
            Map.entry("image/svg+xml", ".svg"),
            Map.entry("message/rfc822", ".eml"));

    private FileEndings() {}

    /** With its dot; {@code .bin} for types that are not in the table. */
    static String of(String mimeType) {
        return KNOWN.getOrDefault(mimeType.toLowerCase(Locale.ROOT), ".bin");
    }
}
