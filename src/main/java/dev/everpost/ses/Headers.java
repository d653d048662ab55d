package dev.everpost.ses;

import dev.everpost.mime.HeaderBlock;
import dev.everpost.ses.Email.Tag;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code X-SES-*} fields of a finished message ask for; SES takes them away before delivery.
 *
 * @param configurationSet null when the message names none
 * @param error what is wrong with them, or null
 */
record Headers(
        @Nullable String configurationSet,
        List<Tag> tags,
        @Nullable SesError error) {

    /** Every field that begins so is ours to read and to take away. */
    static final String PREFIX = "x-ses-";

    private static final String CONFIGURATION_SET = "X-SES-CONFIGURATION-SET";
    private static final String MESSAGE_TAGS = "X-SES-MESSAGE-TAGS";
    private static final String LIST_MANAGEMENT = "X-SES-LIST-MANAGEMENT-OPTIONS";

    static final Headers NONE = new Headers(null, List.of(), null);

    static Headers of(HeaderBlock header) {
        if (!header.hasPrefix(PREFIX)) {
            return NONE;
        }
        for (var name : List.of(CONFIGURATION_SET, MESSAGE_TAGS)) {
            if (header.count(name) > 1) {
                return wrong("Duplicate header '" + name + "'.");
            }
        }
        if (header.count(LIST_MANAGEMENT) > 0) {
            return wrong(LIST_MANAGEMENT + " is not offered: Everpost keeps no contact lists. Leave it out and add"
                    + " List-Unsubscribe fields of your own.");
        }
        var set = header.first(CONFIGURATION_SET).map(String::strip).orElse(null);
        return tagged(set, header.first(MESSAGE_TAGS).orElse(""));
    }

    private static Headers tagged(@Nullable String set, String text) {
        var tags = new ArrayList<Tag>();
        for (var pair : text.split("[,;]")) {
            if (pair.isBlank()) {
                continue;
            }
            int equals = pair.indexOf('=');
            if (equals < 0) {
                return wrong(MESSAGE_TAGS + " must be name=value, name=value; '" + pair.strip() + "' has no '='.");
            }
            tags.add(new Tag(
                    pair.substring(0, equals).strip(),
                    pair.substring(equals + 1).strip()));
        }
        var flaw = TagRules.firstError(tags);
        return new Headers(set == null || set.isEmpty() ? null : set, List.copyOf(tags), flaw);
    }

    private static Headers wrong(String why) {
        return new Headers(null, List.of(), SesError.badRequest(why));
    }
}
