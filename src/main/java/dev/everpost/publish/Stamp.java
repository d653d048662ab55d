package dev.everpost.publish;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Times as SES and SNS write them: UTC, always with milliseconds. */
public final class Stamp {

    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private Stamp() {}

    /** Writes a time. */
    public static String of(Instant at) {
        return FORMAT.format(at);
    }
}
