package dev.everpost.app.settings;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofSeconds;

import dev.everpost.health.feed.Page;
import java.time.Duration;
import java.util.List;

/**
 * Which public status pages are looked at.
 *
 * @param catalogue whether the known pages of configured providers and of large receivers are
 * @param every the time between two looks at a page
 * @param pages those that the configuration names, at most {@value #PAGES_MAX}
 */
public record FeedSettings(boolean catalogue, Duration every, List<Page> pages) {

    static final int PAGES_MAX = 64;

    public FeedSettings {
        pages = List.copyOf(pages);
    }

    static FeedSettings read(Section section) {
        var pages = StatusPages.readAll(section.named("pages"));
        if (pages.size() > PAGES_MAX) {
            section.reading()
                    .error(
                            section.trail().path(),
                            "feeds.pages names " + pages.size() + " pages",
                            "name at most " + PAGES_MAX);
        }
        return new FeedSettings(
                section.get("catalogue", Kinds.YES_NO, false),
                section.get("every", Kinds.duration(ofSeconds(15), ofHours(1)), ofSeconds(60)),
                pages);
    }
}
