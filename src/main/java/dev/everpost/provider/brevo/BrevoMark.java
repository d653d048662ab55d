package dev.everpost.provider.brevo;

import dev.everpost.message.Message;
import dev.everpost.message.MessageId;
import dev.everpost.message.Recipient;
import dev.everpost.provider.web.RecipientSet;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What a call is known by.
 *
 * @param id of our message; comes back in reports as {@code X-Mailin-custom}
 * @param key the same for every try of a message to the same recipients: Brevo takes such a call once in its window
 */
record BrevoMark(String id, String key) {

    private static final String ID_TAG = "everpost-";
    private static final int TAGS_MAX = 10;
    private static final int TAG_CHARS_MAX = 60;

    static BrevoMark of(Message message, List<Recipient> recipients) {
        var set = HexFormat.of().formatHex(RecipientSet.digest(recipients));
        var key = UUID.nameUUIDFromBytes((message.id() + " " + set).getBytes(StandardCharsets.UTF_8));
        return new BrevoMark(message.id().toString(), key.toString());
    }

    /** By which Brevo's event log finds the message. */
    static String idTag(MessageId id) {
        return ID_TAG + id;
    }

    /** Our id in a tag; "" when it is none of ours. */
    static String idOf(String tag) {
        return tag.startsWith(ID_TAG) ? tag.substring(ID_TAG.length()) : "";
    }

    /** The id, the class, and the message's own labels, as many as fit. */
    static List<String> tags(Message message) {
        var tags = new ArrayList<>(
                List.of(idTag(message.id()), message.messageClass().label()));
        Stream.of(message.tags(), message.metadata())
                .flatMap(labels -> labels.entrySet().stream().sorted(Map.Entry.comparingByKey()))
                .map(label -> (label.getKey() + "=" + label.getValue()).replaceAll("[^\\x21-\\x7E]", "_"))
                .filter(tag -> tag.length() <= TAG_CHARS_MAX && idOf(tag).isEmpty())
                .limit(TAGS_MAX - tags.size())
                .forEach(tags::add);
        return List.copyOf(tags);
    }
}
