package dev.everpost.ses;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A key and a value that people hang on an object to find and group it. */
public record ResourceTag(String key, String value) {

    /** Most tags of one object. */
    public static final int MOST = 50;

    private static final int KEY_CHARS_MAX = 128;
    private static final int VALUE_CHARS_MAX = 256;

    /** What is wrong with the tags of one object. */
    public static Optional<SesError> flaw(List<ResourceTag> tags) {
        if (tags.size() > MOST) {
            return Constraints.bad("An object can have at most " + MOST + " tags, not " + tags.size() + ".");
        }
        var keys = new HashSet<String>();
        return tags.stream()
                .map(tag -> tag.flaw(keys))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** The value of the first tag with this key. */
    static @Nullable String valueOf(List<ResourceTag> tags, String key) {
        return tags.stream()
                .filter(tag -> tag.key().equals(key))
                .map(ResourceTag::value)
                .findFirst()
                .orElse(null);
    }

    private Optional<SesError> flaw(HashSet<String> keys) {
        if (key.isEmpty()) {
            return Constraints.bad("A tag key must not be empty.");
        }
        if (key.toLowerCase(Locale.ROOT).startsWith("aws:")) {
            return Constraints.bad("Tag key '" + key + "' is reserved: keys must not start with 'aws:'.");
        }
        if (!keys.add(key)) {
            return Constraints.bad("Tag key '" + key + "' is given more than once.");
        }
        return Constraints.length("tags.member.key", key, KEY_CHARS_MAX)
                .or(() -> Constraints.length("tags.member.value", value, VALUE_CHARS_MAX));
    }
}
