package dev.everpost.scenario;

import java.time.Duration;

/**
 * What a public status page said, and from when on.
 *
 * @param at since the outage's begin
 * @param receiver whether it is the page of one who takes mail, not of one who carries it
 * @param of the vendor, or the receiver's domain
 * @param says how well it was, by the page
 * @param words of the page, as far as they are known
 */
public record StatusPost(Duration at, boolean receiver, String of, Says says, String words) {

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
