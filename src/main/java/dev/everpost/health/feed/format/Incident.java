package dev.everpost.health.feed.format;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that a status page says has happened, or will. All text is hostile, in one line and cut.
 *
 * @param stated the page's own words for progress and impact, such as {@code identified, major}
 * @param severity how bad, as far as the page says
 * @param began null where the page does not say
 * @param updated the page's last word about it; null where the page does not say
 * @param words that last word
 * @param link empty for none; never followed
 * @param affects the parts that it names, at most {@value FeedReading#PARTS_MAX}; none is not "all"
 */
public record Incident(
        String id,
        String title,
        String stated,
        Progress progress,
        Condition severity,
        @Nullable Instant began,
        @Nullable Instant updated,
        String words,
        String link,
        List<Part> affects) {

    public Incident {
        id = FeedText.line(id);
        title = FeedText.line(title);
        stated = FeedText.line(stated).toLowerCase(Locale.ROOT);
        words = FeedText.line(words);
        link = FeedText.line(link);
        affects = affects.stream().limit(FeedReading.PARTS_MAX).toList();
    }

    /** Neither over nor still to come. */
    public boolean isCurrent() {
        return progress != Progress.OVER && progress != Progress.PLANNED;
    }

    /** How bad it counts now: what is watched or doubtful counts less than it was. */
    public Condition counts() {
        return switch (progress) {
            case OVER, PLANNED -> Condition.WELL;
            case UNKNOWN -> Condition.UNKNOWN;
            case UNDERWAY -> severity.isBad() ? Condition.IMPAIRED : Condition.MAINTENANCE;
            case WATCHED -> severity == Condition.FAILING ? Condition.IMPAIRED : severity;
            case OPEN -> severity == Condition.WELL ? Condition.UNKNOWN : severity;
        };
    }

    /** The latest time that it names; null when it names none. */
    public @Nullable Instant latest() {
        return updated != null ? updated : began;
    }
}
