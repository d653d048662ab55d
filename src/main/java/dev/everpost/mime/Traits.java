package dev.everpost.mime;

/**
 * What a message has that not every provider can carry when it takes messages in parts.
 *
 * @param attachments files that travel along, pictures shown by the HTML not counted
 * @param inlineImages parts that the HTML shows by {@code cid:}
 * @param replyTos mailboxes in Reply-To
 * @param customHeaders fields of the submitter's own
 * @param internationalHeaders some of their values have letters beyond ASCII
 * @param text it has a plain body
 * @param html it has an HTML body
 * @param indivisible why it must not be taken apart, such as a signature over its bytes; empty when it may
 */
public record Traits(
        int attachments,
        int inlineImages,
        int replyTos,
        int customHeaders,
        boolean internationalHeaders,
        boolean text,
        boolean html,
        String indivisible) {

    /** Of a message of which nothing is known but its envelope: nothing stands in anybody's way. */
    public static final Traits PLAIN = new Traits(0, 0, 0, 0, false, true, false, "");

    /** Of a message that travels byte for byte or not at all. */
    static Traits indivisible(String why) {
        return new Traits(0, 0, 0, 0, false, false, false, why);
    }

    /** Whether it may be taken apart and built again by somebody else. */
    public boolean isDivisible() {
        return indivisible.isEmpty();
    }
}
