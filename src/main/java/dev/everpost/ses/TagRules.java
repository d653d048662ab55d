package dev.everpost.ses;

import dev.everpost.ses.Email.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What SES demands of message tags, in its own words. */
final class TagRules {

    /** Longest name and longest value, in characters. */
    static final int CHARS_MAX = 255;
    /** Most tags of one message. */
    static final int TAGS_MAX = 50;

    private TagRules() {}

    static @Nullable SesError firstError(List<Tag> tags) {
        if (tags.size() > TAGS_MAX) {
            return SesError.badRequest("A message can have at most " + TAGS_MAX + " tags, not " + tags.size() + ".");
        }
        for (var tag : tags) {
            var flaw = flaw(tag);
            if (flaw != null) {
                return SesError.badRequest(flaw);
            }
        }
        return null;
    }

    private static @Nullable String flaw(Tag tag) {
        if (tag.name().isEmpty()) {
            return "The tag name must be specified.";
        }
        if (tag.value().isEmpty()) {
            return "The tag value must be specified.";
        }
        if (tag.name().length() > CHARS_MAX) {
            return "Tag name cannot exceed 255 characters.";
        }
        if (tag.value().length() > CHARS_MAX) {
            return "Tag value cannot exceed 255 characters.";
        }
        if (!isOf(tag.name(), "_-")) {
            return "Invalid tag name <" + tag.name() + ">: only alphanumeric ASCII characters, '_',  '-' are allowed.";
        }
        return isOf(tag.value(), "_-.@")
                ? null
                : "Invalid tag value <" + tag.value()
                        + ">: only alphanumeric ASCII characters, '_',  '-' , '.', '@' are allowed.";
    }

    private static boolean isOf(String text, String marks) {
        return text.chars()
                .allMatch(c ->
                        c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || marks.indexOf(c) >= 0);
    }
}
