package dev.everpost.scenario;

import java.time.Duration;

/**
 * What a vendor's public status page said, and from when on.
 *
 * @param at since the outage's begin
 * @param says how well the vendor said it was
 * @param words of the page, as far as they are known
 */
public record StatusPost(Duration at, String vendor, Says says, String words) {

    /** What a page can say. */
    public enum Says {
        WELL,
        IMPAIRED,
        FAILING
    }

    public StatusPost {
        if (at.isNegative()) {
            throw new IllegalArgumentException("a page speaks at 0s or later");
        }
    }
}
