package dev.everpost.provider.web;

import dev.everpost.message.MessageId;
import dev.everpost.mime.Letter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** A letter's own header fields for providers that take one line of text a name. */
public final class OwnFields {

    /** The field that carries our id to the recipient. */
    public static final String ID = "X-Everpost-Id";

    private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}+");

    private OwnFields() {}

    /** By name in any case, in the order of names, with our id among them; what is left out is added to {@code adaptations}. */
    public static Map<String, String> of(Letter letter, MessageId id, List<String> adaptations) {
        var fields = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        fields.put(ID, id.toString());
        for (var header : letter.headers()) {
            if (fields.putIfAbsent(header.name(), oneLine(header.value())) != null) {
                adaptations.add("only the first of several fields " + header.name());
            }
        }
        return fields;
    }

    /** Without line breaks, which would begin a field of their own in what a provider builds. */
    public static String oneLine(String text) {
        return CONTROLS.matcher(text).replaceAll(" ").strip();
    }
}
