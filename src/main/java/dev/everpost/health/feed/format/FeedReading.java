package dev.everpost.health.feed.format;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a status page said, in one vocabulary.
 *
 * @param overall of the page as a whole, as it says itself or as its incidents add up
 * @param words the page's own for that; hostile text in one line
 * @param updated when the page last changed, by itself; null where it does not say
 * @param parts at most {@value #PARTS_MAX}; groups are not among them
 * @param incidents at most {@value #INCIDENTS_MAX}, those of the past included where the page lists them
 */
public record FeedReading(
        Condition overall, String words, @Nullable Instant updated, List<Part> parts, List<Incident> incidents) {

    /** Of more parts the rest is not read; the largest known page has 143. */
    public static final int PARTS_MAX = 1_000;

    /** Of more incidents the rest is not read. */
    public static final int INCIDENTS_MAX = 500;

    public FeedReading {
        words = FeedText.line(words);
        parts = parts.stream().limit(PARTS_MAX).toList();
        incidents = incidents.stream().limit(INCIDENTS_MAX).toList();
    }

    /** A page that is nothing but a list of incidents: well while none of them is current. */
    static FeedReading ofIncidents(@Nullable Instant updated, List<Incident> incidents) {
        var current = incidents.stream().filter(Incident::isCurrent).toList();
        var worst = current.stream().map(Incident::counts).reduce(Condition.WELL, Condition::or);
        var words = current.isEmpty() ? "no open incident" : current.size() + " open, of " + incidents.size();
        return new FeedReading(worst, words, updated, List.of(), incidents);
    }

    /** The incidents that go on, announced work included once it has begun. */
    public List<Incident> current() {
        return incidents.stream().filter(Incident::isCurrent).toList();
    }
}
