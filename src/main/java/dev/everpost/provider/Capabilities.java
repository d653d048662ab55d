package dev.everpost.provider;

import java.util.List;

/**
 * What a provider can carry and what it offers beside; a route never offers it more.
 *
 * @param sizeBytesMax of the whole message as submitted, trace header included
 * @param recipientsMax in one attempt
 * @param internationalAddresses addresses beyond ASCII (SMTPUTF8)
 * @param nullSender the reverse path {@code <>}
 * @param carrying how it takes the message, and what is lost or refused with that
 * @param offers what it can do beside carrying
 */
public record Capabilities(
        long sizeBytesMax,
        int recipientsMax,
        boolean internationalAddresses,
        boolean nullSender,
        Carrying carrying,
        Offers offers) {

    /** Of a provider that takes the bytes as they are and offers nothing beside. */
    public Capabilities(long sizeBytesMax, int recipientsMax, boolean internationalAddresses, boolean nullSender) {
        this(sizeBytesMax, recipientsMax, internationalAddresses, nullSender, Carrying.AS_SUBMITTED, Offers.NOTHING);
    }

    /** The form in which a message is handed over. */
    public enum Form {
        /** Byte for byte. */
        RAW,
        /** Taken apart and built again by the provider. */
        PARTS
    }

    /**
     * What survives the hand-over.
     *
     * @param attachments files travel
     * @param inlineImages pictures that the HTML shows by {@code cid:} travel
     * @param replyTosMax addresses in Reply-To; 0 is no such field
     * @param customHeaders fields of the submitter's own travel
     * @param internationalHeaders their values may have letters beyond ASCII
     */
    public record Carrying(
            Form form,
            boolean attachments,
            boolean inlineImages,
            int replyTosMax,
            boolean customHeaders,
            boolean internationalHeaders) {

        /** Raw MIME: whatever was submitted. */
        public static final Carrying AS_SUBMITTED = new Carrying(Form.RAW, true, true, Integer.MAX_VALUE, true, true);

        /** In parts, with everything that a usual letter has. */
        public static final Carrying IN_PARTS = new Carrying(Form.PARTS, true, true, Integer.MAX_VALUE, true, true);
    }

    /**
     * What there is beside carrying.
     *
     * @param idempotency the same call twice makes one message
     * @param tags or categories that come back in reports
     * @param scheduling it can be told to send later
     * @param ipPools it can be told from which addresses to send
     * @param regions where it can be reached; empty when there is only one place
     */
    public record Offers(boolean idempotency, boolean tags, boolean scheduling, boolean ipPools, List<String> regions) {

        /** Nothing beside. */
        public static final Offers NOTHING = new Offers(false, false, false, false, List.of());

        public Offers {
            regions = List.copyOf(regions);
        }
    }
}
