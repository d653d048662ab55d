package dev.everpost.edge.ses.query;

import dev.everpost.edge.ses.SesSettings;

/**
 * The limits of the SES API v1.
 *
 * @param messageBytesMax of a message as it is sent
 * @param formBytesMax of a request
 */
record QueryLimits(int messageBytesMax, int formBytesMax) {

    /** As SES: the limit that v2 lifted to 40 MB. */
    private static final int MESSAGE_BYTES_MAX = 10 * 1024 * 1024;

    private static final int OVERHEAD_BYTES = 1024 * 1024;

    static QueryLimits of(SesSettings settings) {
        int message = Math.min(MESSAGE_BYTES_MAX, settings.messageBytesMax());
        // Base 64 is a third longer, and of its 64 letters a form writes two as three octets: a sixteenth more.
        long base64 = (message + 2L) / 3 * 4;
        return new QueryLimits(message, Math.toIntExact(base64 + base64 / 8 + OVERHEAD_BYTES));
    }
}
