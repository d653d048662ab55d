package dev.everpost.ses;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list somebody asks for.
 *
 * @param nextToken as the part before gave it, or null for the first
 * @param size how many items at most; null leaves it to the list
 */
public record PageRequest(
        @Nullable String nextToken, @Nullable Integer size) {

    /** The first part in the list's own size. */
    public static final PageRequest FIRST = new PageRequest(null, null);

    Optional<SesError> flaw(int most) {
        return Constraints.range("pageSize", size, 1, most);
    }

    int sizeOr(int fallback) {
        return size == null ? fallback : size;
    }
}
