package dev.everpost.health.feed;

import dev.everpost.health.feed.Fetched.Validators;
import dev.everpost.health.feed.format.FeedReading;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a page now. Immutable.
 *
 * @param reading of the last document that was understood; null before the first, and kept while fetching fails
 * @param opinions what that means for us as of {@code goodAt}; all unknown while fetching fails
 * @param goodAt when a document was last understood or said to hold; null for never
 * @param error why the last look failed; null when it did not
 * @param errorAt when it failed
 * @param failures in a row
 */
public record FeedState(
        Page page,
        @Nullable FeedReading reading,
        List<Opinion> opinions,
        @Nullable Instant goodAt,
        @Nullable String error,
        @Nullable Instant errorAt,
        int failures,
        Validators validators) {

    static FeedState unseen(Page page) {
        return new FeedState(page, null, List.of(), null, null, null, 0, Validators.NONE);
    }

    FeedState good(FeedReading read, List<Opinion> judged, Instant now, Validators asked) {
        return new FeedState(page, read, judged, now, null, null, 0, asked);
    }

    /** The next look asks for the whole document: what failed may have been the document. */
    FeedState bad(String why, List<Opinion> judged, Instant now) {
        return new FeedState(page, reading, judged, goodAt, why, now, failures + 1, Validators.NONE);
    }
}
