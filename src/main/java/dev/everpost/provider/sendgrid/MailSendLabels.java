package dev.everpost.provider.sendgrid;

import dev.everpost.message.Message;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a message is known by at SendGrid: custom arguments (10 000 bytes in all) and categories (10 of 255 characters). SendGrid
 * keeps both for years and treats neither as personal data.
 */
final class MailSendLabels {

    static final int CATEGORIES_MAX = 10;
    static final int CATEGORY_CHARS_MAX = 255;

    /** Below SendGrid's 10 000, for what JSON adds. */
    static final int ARGUMENT_BYTES_MAX = 8000;

    /** Arguments come back mixed with the fields of an event, so the submitter's must not be able to look like those. */
    static final String METADATA_PREFIX = "everpost_meta_";

    private MailSendLabels() {}

    /** Our id, the class, and the metadata as far as it fits. */
    static Map<String, String> arguments(Message message, List<String> adaptations) {
        var arguments = new LinkedHashMap<String, String>();
        arguments.put(SendGridProvider.ID_ARGUMENT, message.id().toString());
        arguments.put("everpost_class", message.messageClass().name().toLowerCase(Locale.ROOT));
        int left = ARGUMENT_BYTES_MAX;
        int dropped = 0;
        for (var entry : new TreeMap<>(message.metadata()).entrySet()) {
            var name = METADATA_PREFIX + entry.getKey();
            int bytes = (name + entry.getValue()).getBytes(StandardCharsets.UTF_8).length;
            if (bytes <= left) {
                arguments.put(name, entry.getValue());
                left -= bytes;
            } else {
                dropped++;
            }
        }
        if (dropped > 0) {
            adaptations.add(dropped + " metadata entries left out, beyond " + ARGUMENT_BYTES_MAX + " bytes");
        }
        return arguments;
    }

    /** The tags as {@code name:value}. */
    static List<String> categories(Message message, List<String> adaptations) {
        if (message.tags().size() > CATEGORIES_MAX) {
            adaptations.add("only " + CATEGORIES_MAX + " of " + message.tags().size() + " tags sent as categories");
        }
        return new TreeMap<>(message.tags())
                .entrySet().stream()
                        .limit(CATEGORIES_MAX)
                        .map(tag -> cut(tag.getKey() + ":" + tag.getValue()))
                        .distinct()
                        .toList();
    }

    private static String cut(String text) {
        return text.length() <= CATEGORY_CHARS_MAX ? text : text.substring(0, CATEGORY_CHARS_MAX);
    }
}
