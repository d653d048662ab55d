package dev.everpost.app;

import dev.everpost.app.settings.FeedSettings;
import dev.everpost.app.settings.Settings;
import dev.everpost.app.settings.StatusPages;
import dev.everpost.health.Site;
import dev.everpost.health.feed.Coverage;
import dev.everpost.health.feed.Coverage.Subject;
import dev.everpost.health.feed.Feeds;
import dev.everpost.health.feed.Page;
import dev.everpost.health.feed.format.FeedFormat;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Chooses the status pages that fit the configuration. */
final class FeedPages {

    private static final List<Page> CATALOGUE = StatusPages.catalogue();

    private FeedPages() {}

    static Feeds.Plan plan(Settings settings) {
        return new Feeds.Plan(
                pages(settings.feeds(), Sites.of(settings)), settings.feeds().every());
    }

    /** Those of the configuration, and of the catalogue those that it does not replace. */
    static List<Page> pages(FeedSettings settings, Collection<Site> sites) {
        var pages = new LinkedHashMap<String, Page>();
        if (settings.catalogue()) {
            CATALOGUE.stream().filter(page -> concerns(page, sites)).forEach(page -> pages.put(page.name(), page));
        }
        settings.pages().forEach(page -> pages.put(page.name(), page));
        return pages.values().stream().map(page -> fitted(page, sites)).toList();
    }

    private static boolean concerns(Page page, Collection<Site> sites) {
        return switch (page.coverage().subject()) {
            case Subject.OfVendor(var type) ->
                sites.stream().anyMatch(site -> site.vendor().equals(type));
            case Subject.OfReceiver _ -> true;
            case Subject.OfPlatform _ -> false;
        };
    }

    /** What the page does not say of itself is where our providers stand. */
    private static Page fitted(Page page, Collection<Site> sites) {
        var coverage = page.coverage();
        if (!(coverage.subject() instanceof Subject.OfVendor(var type))) {
            return page;
        }
        var ours = sites.stream().filter(site -> site.vendor().equals(type)).toList();
        boolean fill = coverage.regions().isEmpty() && namesRegions(page.format());
        var fitted = new Coverage(
                coverage.subject(),
                coverage.parts(),
                fill ? distinct(ours, Site::region) : coverage.regions(),
                distinct(ours, Site::protocol));
        return new Page(page.name(), page.format(), page.uri(), fitted);
    }

    /** AWS's documents name regions as configurations do. */
    private static boolean namesRegions(FeedFormat format) {
        return switch (format) {
            case AWS_EVENTS, AWS_RSS -> true;
            case STATUSPAGE, INSTATUS, SORRY, GOOGLE, MICROSOFT, SLACK, WEBEX, RSS -> false;
        };
    }

    private static List<String> distinct(List<Site> sites, Function<Site, @Nullable String> part) {
        return sites.stream().map(part).filter(Objects::nonNull).distinct().toList();
    }
}
