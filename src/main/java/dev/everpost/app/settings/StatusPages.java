package dev.everpost.app.settings;

import dev.everpost.health.feed.Coverage;
import dev.everpost.health.feed.Coverage.Subject;
import dev.everpost.health.feed.Page;
import dev.everpost.health.feed.format.FeedFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Status pages as files name them: those of the configuration, and the catalogue that comes with the program. */
public final class StatusPages {

    private static final String CATALOGUE = "status-pages.yaml";
    private static final int URL_MAX = 1_000;

    private static final Kind<URI> URL = Kind.open(
            "a URL such as https://status.example.com/api/v2/summary.json, of at most " + URL_MAX
                    + " characters; http:// only for this machine",
            StatusPages::url,
            URI::toString);

    private static final Kind<String> VENDOR = Kind.open(
            "a vendor as the type of a provider names it, such as mailgun, or host:port of a relay",
            text -> text.matches("[a-z0-9][a-z0-9.:_-]{0,99}") ? Optional.of(text) : Optional.empty(),
            text -> text);

    private StatusPages() {}

    /** The pages of the vendors and receivers that are known by name. */
    public static List<Page> catalogue() {
        var reading = new Reading(CATALOGUE, Map.of());
        var document = SettingsFile.compose(resource(), reading);
        var file = Section.open(reading, Trail.ROOT, document.orElseThrow());
        var pages = readAll(file.named("pages"));
        reading.close();
        if (reading.isBroken()) {
            throw new IllegalStateException("the catalogue of status pages is broken: " + reading.problems());
        }
        return pages;
    }

    static List<Page> readAll(Map<String, Section> named) {
        return named.entrySet().stream()
                .map(entry -> read(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Page read(String name, Section section) {
        return new Page(
                name,
                section.require("type", Kinds.choice(FeedFormat.class), FeedFormat.STATUSPAGE),
                section.require("url", URL, URI.create("https://localhost/")),
                new Coverage(
                        subject(section),
                        section.list("parts", Kinds.TEXT, "none"),
                        section.list("regions", Kinds.NAME, "none")));
    }

    private static Subject subject(Section section) {
        var vendor = section.find("vendor", VENDOR);
        var receivers = section.list("receivers", Kinds.DOMAIN, "none");
        var platform = section.find("platform", Kinds.NAME);
        int given = (vendor == null ? 0 : 1) + (receivers.isEmpty() ? 0 : 1) + (platform == null ? 0 : 1);
        if (given != 1) {
            section.reading()
                    .error(
                            section.trail().path(),
                            section.trail() + " names " + given + " subjects",
                            "say whom the page is about by one of vendor, receivers and platform");
        }
        if (vendor != null) {
            return new Subject.OfVendor(vendor);
        }
        return platform == null ? new Subject.OfReceiver(receivers) : new Subject.OfPlatform(platform);
    }

    private static Optional<URI> url(String text) {
        try {
            var url = new URI(text);
            return text.length() <= URL_MAX && Page.isFit(url) ? Optional.of(url) : Optional.empty();
        } catch (URISyntaxException notAUrl) {
            return Optional.empty();
        }
    }

    private static String resource() {
        try (var file = StatusPages.class.getResourceAsStream(CATALOGUE)) {
            return new String(Objects.requireNonNull(file, CATALOGUE).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
