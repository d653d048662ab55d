package dev.everpost.edge.rest;

/**
 * How much one request may hold. Intake has limits of its own; these protect the memory before it.
 *
 * @param contentBytesMax of a message
 * @param bodyBytesMax of a request, whatever it holds
 */
public record Limits(int contentBytesMax, int bodyBytesMax) {

    /** What most providers carry: 40 MiB. */
    public static final Limits DEFAULT = new Limits(40 * 1024 * 1024, 56 * 1024 * 1024);

    /** Attachments of one message. */
    static final int ATTACHMENTS_MAX = 100;
    /** Additional header fields of one message. */
    static final int HEADERS_MAX = 100;
    /** Characters of a header's value; it is folded when it is written. */
    static final int HEADER_LENGTH_MAX = 2_000;
    /** Entries of tags, and of metadata. */
    static final int LABELS_MAX = 50;
    /** Characters of a tag's or a metadatum's name and value. */
    static final int LABEL_LENGTH_MAX = 500;
    /** Characters of an idempotency key. */
    static final int KEY_LENGTH_MAX = 255;
    /** Rows of a list. */
    static final int ROWS_MAX = 500;
    /** Rows of a list when the client does not say. */
    static final int ROWS_DEFAULT = 50;

    /** Bytes of a JSON body: the content in base64 (4 for 3), and 1 MiB for the rest. */
    int jsonBytesMax() {
        return (int) Math.min(bodyBytesMax, contentBytesMax / 3L * 4 + 1024 * 1024);
    }

    /** Bytes of a message that comes whole. */
    int wholeBytesMax() {
        return Math.min(bodyBytesMax, contentBytesMax);
    }
}
