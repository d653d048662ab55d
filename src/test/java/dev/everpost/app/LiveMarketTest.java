package dev.everpost.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.app.settings.Loading;
import dev.everpost.app.settings.Settings;
import dev.everpost.app.settings.SettingsFile;
import dev.everpost.checkup.Report;
import dev.everpost.fact.ProviderName;
import dev.everpost.provider.Checkup;
import dev.everpost.provider.Checkup.Quota;
import dev.everpost.provider.Checkup.Sender;
import dev.everpost.route.Price;
import dev.everpost.route.Terms;
import dev.everpost.world.HandDrivenWorld;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What routing learns of a sender from checkups: only what a provider that tells all its senders said of late. */
class LiveMarketTest {

    private static final ProviderName SES = new ProviderName("main");
    private static final ProviderName RELAY = new ProviderName("relay");

    @TempDir
    private Path folder;

    private final HandDrivenWorld world = new HandDrivenWorld(1);
    private final Map<ProviderName, Report> reports = new HashMap<>();
    private LiveMarket market;

    @BeforeEach
    void open() throws Exception {
        market = new LiveMarket(
                settings(),
                Map.of(),
                name -> Optional.ofNullable(reports.get(name)),
                world.world().time());
    }

    @Test
    void aSenderThatWasNotToldAmongTheOthersIsNotKnown() {
        told(SES, Map.of("example.com", Sender.VERIFIED, "example.org", Sender.PENDING));

        assertThat(market.objection(SES, "example.com")).isNull();
        assertThat(market.objection(SES, "shop.example.com")).as("a subdomain").isNull();
        assertThat(market.objection(SES, "example.org")).contains("has not verified the sender's domain example.org");
        assertThat(market.objection(SES, "custom.example")).contains("custom.example, by its own word of 2026-01-01");
    }

    @Test
    void whoTellsNothingOrNotAllIsNotHeldToIt() {
        assertThat(market.objection(SES, "example.org")).as("never asked").isNull();
        told(SES, Map.of());
        assertThat(market.objection(SES, "example.org")).as("told none").isNull();
        told(SES, Map.of("example.com", Sender.PENDING));
        assertThat(market.objection(SES, "example.org")).as("verified none").isNull();
        told(
                SES,
                IntStream.range(0, 100)
                        .boxed()
                        .collect(Collectors.toMap(i -> "d" + i + ".example", _ -> Sender.VERIFIED)));
        assertThat(market.objection(SES, "example.org"))
                .as("a list that may have been cut short")
                .isNull();
        told(RELAY, Map.of("example.com", Sender.VERIFIED));
        assertThat(market.objection(RELAY, "example.org")).as("a plain relay").isNull();
    }

    @Test
    void whatWasToldADayAgoIsNotBelievedAnyMore() {
        told(SES, Map.of("example.com", Sender.VERIFIED));
        assertThat(market.objection(SES, "example.org")).isNotNull();
        world.pass(Duration.ofHours(25));
        assertThat(market.objection(SES, "example.org")).isNull();
    }

    @Test
    void termsAreThoseOfTheConfigurationAndWhoIsGoneIsFull() {
        assertThat(market.terms(SES)).isEqualTo(new Terms("eu", new Price(0.0001, "USD")));
        assertThat(market.terms(RELAY)).isEqualTo(Terms.UNTOLD);
        assertThat(market.load(RELAY)).isEqualTo(1);
        assertThat(market.capabilities(RELAY)).isNull();
    }

    private void told(ProviderName provider, Map<String, Sender> senders) {
        reports.put(provider, Report.of(new Checkup.Answered(true, Quota.UNTOLD, senders, "fine"), world.now(), null));
    }

    private Settings settings() throws Exception {
        var file = folder.resolve("everpost.yaml");
        Files.writeString(file, """
                trust_loopback: true
                providers:
                  main: { type: ses, region: eu-west-1, data_region: eu, cost: { per_thousand: 0.1 } }
                  relay: { type: smtp, host: 127.0.0.1, port: 2601, tls: none }
                routes:
                  - { match: {}, providers: [main, relay] }
                """);
        return ((Loading.Loaded) new SettingsFile(Map.of()).load(file)).settings();
    }
}
