package dev.everpost.provider.mailgun;

import dev.everpost.message.Message;
import dev.everpost.message.Recipient;
import dev.everpost.provider.Parcel;
import dev.everpost.world.Chance;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One call of messages.mime as multipart/form-data (RFC 7578). The message is not copied.
 *
 * @param pieces in their order; the content is one of them
 * @param adaptations what recipients or reports do not get as it was submitted
 */
@SuppressWarnings("ArrayRecordComponent") // made for one call, never compared
record MailgunForm(String contentType, byte[][] pieces, List<String> adaptations) {

    /** Tags of one message, and characters of one tag (Mailgun's tagging page). */
    static final int TAGS_MAX = 10;

    static final int TAG_CHARS_MAX = 128;

    /** Below the 16 KB that all options together may have. */
    static final int VARIABLE_BYTES_MAX = 8000;

    static MailgunForm of(Parcel parcel, List<Recipient> to, @Nullable String ipPool, Chance chance) {
        // drawn anew: whoever wrote the content could not know it
        var boundary = "everpost-" + Long.toHexString(chance.nextLong()) + Long.toHexString(chance.nextLong());
        var adaptations = new ArrayList<>(List.of("envelope sender is Mailgun's"));
        var fields = new StringBuilder();
        to.forEach(each -> field(fields, boundary, "to", each.address().toString()));
        addTags(fields, boundary, parcel.message(), adaptations);
        addVariables(fields, boundary, parcel.message(), adaptations);
        if (ipPool != null) {
            field(fields, boundary, "o:sending-ip-pool", ipPool);
        }
        fields.append("--")
                .append(boundary)
                .append("\r\nContent-Disposition: form-data; name=\"message\";"
                        + " filename=\"message.eml\"\r\nContent-Type: message/rfc822\r\n\r\n");
        var pieces = new byte[][] {
            fields.toString().getBytes(StandardCharsets.UTF_8),
            parcel.trace().getBytes(StandardCharsets.US_ASCII),
            parcel.content().bytes(),
            ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII)
        };
        return new MailgunForm("multipart/form-data; boundary=" + boundary, pieces, List.copyOf(adaptations));
    }

    /** As {@code name:value}, ASCII as Mailgun wants them. */
    private static void addTags(StringBuilder form, String boundary, Message message, List<String> adaptations) {
        var tags = new TreeMap<>(message.tags())
                .entrySet().stream()
                        .map(tag -> tag.getKey() + ":" + tag.getValue())
                        .filter(tag -> tag.matches("[\\x20-\\x7E]{1," + TAG_CHARS_MAX + "}"))
                        .limit(TAGS_MAX)
                        .toList();
        if (tags.size() < message.tags().size()) {
            adaptations.add((message.tags().size() - tags.size()) + " tags left out: at most " + TAGS_MAX
                    + ", of ASCII, of " + TAG_CHARS_MAX + " characters");
        }
        tags.forEach(tag -> field(form, boundary, "o:tag", tag));
    }

    /** Our id, the class, and the metadata as far as it fits. */
    private static void addVariables(StringBuilder form, String boundary, Message message, List<String> adaptations) {
        field(form, boundary, "v:" + MailgunProvider.ID_VARIABLE, message.id().toString());
        field(form, boundary, "v:everpost-class", message.messageClass().name().toLowerCase(Locale.ROOT));
        int left = VARIABLE_BYTES_MAX;
        int dropped = 0;
        for (var entry : new TreeMap<>(message.metadata()).entrySet()) {
            int bytes = entry.getKey().length() + entry.getValue().getBytes(StandardCharsets.UTF_8).length;
            if (bytes <= left && entry.getKey().matches("[A-Za-z0-9._-]{1,100}")) {
                field(form, boundary, "v:everpost-meta-" + entry.getKey(), entry.getValue());
                left -= bytes;
            } else {
                dropped++;
            }
        }
        if (dropped > 0) {
            adaptations.add(dropped + " metadata entries left out, beyond " + VARIABLE_BYTES_MAX
                    + " bytes or with a name that no form field can have");
        }
    }

    private static void field(StringBuilder form, String boundary, String name, String value) {
        form.append("--").append(boundary).append("\r\n");
        form.append("Content-Disposition: form-data; name=\"").append(name).append("\"\r\n\r\n");
        form.append(value).append("\r\n");
    }
}
