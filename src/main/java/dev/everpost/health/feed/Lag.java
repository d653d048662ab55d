package dev.everpost.health.feed;

import java.time.Duration;
import java.time.Instant;

/**
 * One trouble that a page confirmed.
 *
 * @param page its observer, such as {@code statuspage:mailgun}
 * @param about the verdict's scope in words
 * @param firstSign when we first saw the trouble
 * @param verdictAt when we concluded it
 * @param toldAt when we first saw the page tell of it: at most one look after it did
 */
public record Lag(String page, String about, Instant firstSign, Instant verdictAt, Instant toldAt) {

    /** From our first sign to the page's word; negative when the page was the first. */
    public Duration behind() {
        return Duration.between(firstSign, toldAt);
    }

    /** For people: {@code statuspage:mailgun told of alpha 23 minutes after the first sign}. */
    public String words() {
        long minutes = behind().abs().toMinutes();
        return page + " told of " + about + " " + minutes + (minutes == 1 ? " minute " : " minutes ")
                + (behind().isNegative() ? "before" : "after") + " the first sign";
    }

    /** Whether both are about one trouble and one page. */
    boolean isOfTheSame(Lag other) {
        return page.equals(other.page) && about.equals(other.about) && firstSign.equals(other.firstSign);
    }
}
