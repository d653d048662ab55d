package dev.everpost.edge.ses;

import dev.everpost.ses.Page;
import dev.everpost.ses.ResourceTag;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The members of a JSON object being written; what is null is left out. Not thread-safe. */
final class Members {

    private final Map<String, Object> map = new LinkedHashMap<>();

    Members with(String name, @Nullable Object value) {
        if (value != null) {
            map.put(name, value instanceof Members members ? members.map() : value);
        }
        return this;
    }

    /** Seconds since 1970, as REST-JSON writes times. */
    Members time(String name, Instant at) {
        return with(name, BigDecimal.valueOf(at.toEpochMilli(), 3));
    }

    Members tags(List<ResourceTag> tags) {
        return with(
                "Tags",
                tags.stream()
                        .map(tag -> new Members()
                                .with("Key", tag.key())
                                .with("Value", tag.value())
                                .map())
                        .toList());
    }

    /** A list and the token for what follows it. */
    static <T> Members page(String name, Page<T> page, Function<T, Object> item) {
        var items = page.items().stream()
                .map(item)
                .map(one -> one instanceof Members members ? members.map() : one)
                .toList();
        return new Members().with(name, items).with("NextToken", page.nextToken());
    }

    Map<String, Object> map() {
        return map;
    }
}
