package dev.everpost.edge.ses;

/**
 * The limits of the SES endpoint.
 *
 * @param messageBytesMax of a message as it is sent
 */
public record SesSettings(int messageBytesMax) {

    /** 40 MB as the SES API v2. */
    public static final SesSettings DEFAULT = new SesSettings(40 * 1024 * 1024);

    private static final int JSON_OVERHEAD_BYTES = 1024 * 1024;

    /** Largest request body: the message in base64 and room for the rest. */
    long bodyBytesMax() {
        return messageBytesMax * 4L / 3 + JSON_OVERHEAD_BYTES;
    }
}
