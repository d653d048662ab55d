package dev.everpost.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.app.settings.FeedSettings;
import dev.everpost.app.settings.StatusPages;
import dev.everpost.fact.ProviderName;
import dev.everpost.health.Site;
import dev.everpost.health.feed.Coverage;
import dev.everpost.health.feed.Coverage.Subject;
import dev.everpost.health.feed.Page;
import dev.everpost.health.feed.format.FeedFormat;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeedPagesTest {

    private static final List<Site> SITES = List.of(
            new Site(new ProviderName("one"), "ses", "us-east-1", "api"),
            new Site(new ProviderName("two"), "ses", "eu-west-1", "smtp"),
            new Site(new ProviderName("three"), "mailgun", "eu", "api"));

    @Test
    void nothingIsLookedAtUnlessTheConfigurationSaysSo() {
        assertThat(FeedPages.pages(settings(false), SITES)).isEmpty();
    }

    @Test
    void theCatalogueHasThePagesOfConfiguredVendorsAndOfLargeReceivers() {
        assertThat(FeedPages.pages(settings(true), SITES))
                .extracting(Page::name)
                .containsExactly("ses", "mailgun", "gmail", "outlook");
    }

    @Test
    void awsIsReadForTheRegionsOfTheProviders() {
        var ses = FeedPages.pages(settings(true), SITES).getFirst();
        assertThat(ses.coverage().regions()).containsExactly("us-east-1", "eu-west-1");
        assertThat(ses.coverage().protocols()).containsExactly("api", "smtp");
    }

    @Test
    void aPageOfTheConfigurationReplacesTheCataloguesOfThatName() {
        var own = new Page(
                "mailgun",
                FeedFormat.RSS,
                URI.create("https://status.example.com/"),
                new Coverage(new Subject.OfVendor("mailgun"), List.of(), List.of()));
        assertThat(FeedPages.pages(settings(true, own), SITES))
                .extracting(Page::format)
                .containsExactly(FeedFormat.AWS_EVENTS, FeedFormat.RSS, FeedFormat.GOOGLE, FeedFormat.RSS);
    }

    @Test
    void everyPageOfTheCatalogueIsReachedSafelyAndSaysWhomItIsAbout() {
        assertThat(StatusPages.catalogue()).hasSizeGreaterThan(8).allSatisfy(page -> {
            assertThat(page.uri().getScheme()).isEqualTo("https");
            assertThat(page.coverage().parts()).isNotEmpty();
        });
    }

    private static FeedSettings settings(boolean catalogue, Page... pages) {
        return new FeedSettings(catalogue, Duration.ofMinutes(1), List.of(pages));
    }
}
