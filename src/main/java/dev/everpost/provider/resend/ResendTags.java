package dev.everpost.provider.resend;

import dev.everpost.message.Message;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A message's tags as Resend takes them: ASCII letters, digits, {@code _} and {@code -}, at most {@value #CHARS_MAX} characters.
 *
 * @param all our id and class first, then the message's tags, then its metadata, in the order of their names
 * @param changes what could not be taken as it is
 */
record ResendTags(Map<String, String> all, List<String> changes) {

    /** The tag that carries our id, so that reports can be matched. */
    static final String ID = "everpost_id";

    static final String CLASS = "everpost_class";
    static final int CHARS_MAX = 256;

    /** More are not sent. */
    static final int TAGS_MAX = 20;

    static ResendTags of(Message message) {
        var all = new LinkedHashMap<String, String>();
        var changes = new ArrayList<String>();
        all.put(ID, message.id().toString());
        all.put(CLASS, message.messageClass().label());
        add(all, changes, message.tags());
        add(all, changes, message.metadata());
        return new ResendTags(all, changes);
    }

    private static void add(Map<String, String> all, List<String> changes, Map<String, String> more) {
        new TreeMap<>(more).forEach((name, value) -> {
            var fitting = fitting(name);
            if (all.size() >= TAGS_MAX || all.containsKey(fitting)) {
                changes.add("tag " + fitting + " left out");
                return;
            }
            all.put(fitting, fitting(value));
            if (!fitting.equals(name) || !fitting(value).equals(value)) {
                changes.add("tag " + fitting + " has only ASCII letters, digits, _ and -");
            }
        });
    }

    private static String fitting(String text) {
        var cut = text.length() <= CHARS_MAX ? text : text.substring(0, CHARS_MAX);
        var plain = cut.replaceAll("[^A-Za-z0-9_-]", "_");
        return plain.isEmpty() ? "_" : plain;
    }
}
