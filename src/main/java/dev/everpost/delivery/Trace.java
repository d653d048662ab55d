package dev.everpost.delivery;

import dev.everpost.message.Message;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The header lines that we put before a message: a Received field (RFC 5321 section 4.4) and our id. */
final class Trace {

    /** An upper bound of its length, for size limits. */
    static final long BYTES_MAX = 512;

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Trace() {}

    /** The same for every attempt of a message, whichever provider carries it. */
    static String of(Message message, String hostname) {
        return "Received: by " + hostname + " (Everpost) id " + message.id() + ";\r\n\t"
                + DATE.format(message.acceptedAt()) + "\r\nX-Everpost-Id: " + message.id() + "\r\n";
    }
}
