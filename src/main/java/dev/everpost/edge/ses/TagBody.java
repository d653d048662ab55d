package dev.everpost.edge.ses;

import dev.everpost.ses.ResourceTag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A tag as requests carry it. */
record TagBody(@Nullable String key, @Nullable String value) {

    /** What is absent is empty, and refused where emptiness is. */
    static List<ResourceTag> all(@Nullable List<TagBody> tags) {
        return tags == null ? List.of() : tags.stream().map(TagBody::tag).toList();
    }

    private ResourceTag tag() {
        return new ResourceTag(key == null ? "" : key, value == null ? "" : value);
    }
}
