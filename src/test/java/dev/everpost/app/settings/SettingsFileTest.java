package dev.everpost.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.app.settings.ListenSettings.Tls;
import dev.everpost.app.settings.RouteSettings.OnUnknown;
import dev.everpost.app.settings.RouteSettings.Strategy;
import dev.everpost.app.settings.SesSettings.MissingVariables;
import dev.everpost.app.settings.SilenceSettings.OnSilence;
import dev.everpost.app.settings.SmtpCarrier.TlsMode;
import dev.everpost.message.MessageClass;
import dev.everpost.publish.DeliveryEvent;
import dev.everpost.route.Harm;
import dev.everpost.route.Price;
import dev.everpost.route.Terms;
import dev.everpost.route.TimeWindow;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {

    private static final String LEAST = """
        trust_loopback: true
        providers:
          alpha: { type: smtp, host: smtp.provider.example }
        routes:
          - providers: [alpha]
        """;

    @TempDir
    Path folder;

    @Test
    void theExampleOfTheDesignIsAcceptedUnchangedAndWithoutAWarning() {
        var loaded = Examples.loaded("shape.yaml");

        assertThat(loaded.warnings()).isEmpty();
        var settings = loaded.settings();
        assertThat(settings.trustLoopback()).isTrue();
        assertThat(settings.providers()).extracting(ProviderSettings::name).containsExactly("alpha", "beta", "gamma");
        assertThat(settings.providers().get(1).keepWarm()).isEqualTo(0.02);
        assertThat(settings.submitters().getFirst().senders()).containsExactly("@example.com", "@shop.example");
        assertThat(settings.routes().getFirst().onUnknown()).isEqualTo(OnUnknown.RESEND);
        assertThat(settings.routes().getLast().match().isEverything()).isTrue();
    }

    @Test
    void whatIsNotWrittenHasItsDefault() {
        var settings = accepted(LEAST).settings();

        assertThat(settings.listen().smtp()).hasToString("[127.0.0.1:2525]");
        assertThat(settings.listen().smtps()).isEmpty();
        assertThat(settings.listen().http()).hasToString("127.0.0.1:8025");
        assertThat(settings.listen().tls()).isEqualTo(new Tls.None());
        assertThat(settings.store()).isEqualTo(Path.of("./var/everpost.db"));
        assertThat(settings.adminKey()).isNull();
        assertThat(settings.smtp().messageSizeMax()).isEqualTo(40L << 20);
        assertThat(settings.http().bodyMaxBytes()).isEqualTo(56L << 20);
        assertThat(settings.shutdownWithin()).isEqualTo(Duration.ofSeconds(20));
        assertThat(settings.delivery())
                .isEqualTo(new DeliverySettings(
                        512,
                        Duration.ofSeconds(15),
                        Duration.ofMinutes(15),
                        new SilenceSettings(OnSilence.INQUIRE_THEN_RESEND, OnSilence.ALARM, OnSilence.ALARM, 1, 30)));
        assertThat(settings.log()).isEqualTo(new LogSettings(LogSettings.Level.INFO, LogSettings.Format.TEXT));
        assertThat(settings.providers().getFirst().carrier())
                .isEqualTo(new SmtpCarrier(
                        "smtp.provider.example",
                        587,
                        TlsMode.STARTTLS,
                        true,
                        null,
                        null,
                        null,
                        null,
                        Patience.USUAL,
                        Patience.CRITICAL));
    }

    @Test
    void withoutAnSesSectionAnyRegionIsTakenAndNothingUnsigned() {
        assertThat(accepted(LEAST).settings().ses())
                .isEqualTo(new SesSettings(
                        null,
                        false,
                        "000000000000",
                        null,
                        MissingVariables.FAIL,
                        Duration.ofMinutes(5),
                        DeliveryEvent.HANDED_OVER,
                        null,
                        null));
    }

    @Test
    void everyKeyOfTheSesSectionReachesTheSettings() {
        assertThat(Examples.loaded("full-smtp.yaml").settings().ses())
                .isEqualTo(new SesSettings(
                        "eu-west-1",
                        true,
                        "012345678901",
                        URI.create("https://mail.example.com"),
                        MissingVariables.EMPTY,
                        Duration.ofMinutes(15),
                        DeliveryEvent.REPORTED,
                        14.0,
                        50_000L));
    }

    @Test
    void aListenerHasOneAddressOrAList() {
        var listen = Examples.loaded("full-smtp.yaml").settings().listen();

        assertThat(listen.smtp()).hasToString("[0.0.0.0:2525, 0.0.0.0:2587]");
        assertThat(listen.smtps()).hasToString("[0.0.0.0:2465]");
    }

    @Test
    void everyKeyOfAnSmtpProviderAndItsRouteReachesTheSettings() {
        var settings = Examples.loaded("full-smtp.yaml").settings();

        var alpha = settings.providers().getFirst();
        assertThat(alpha.perSecond()).isEqualTo(14.0);
        assertThat(alpha.perDay()).isEqualTo(50_000);
        assertThat(alpha.concurrencyMax()).isEqualTo(32);
        var carrier = (SmtpCarrier) alpha.carrier();
        assertThat(carrier.tls()).isEqualTo(TlsMode.IMPLICIT);
        assertThat(carrier.password()).isEqualTo(new Secret("swordfish-9"));
        assertThat(carrier.patienceCritical())
                .isEqualTo(new Patience(Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(2)));
        assertThat(settings.routes().getFirst())
                .isEqualTo(new RouteSettings(
                        new RouteSettings.Match(
                                MessageClass.CRITICAL,
                                "shop",
                                "example.com",
                                "example.org",
                                Map.of("team", "blue"),
                                TimeWindow.parse("Mon-Fri 08:00-18:00 Europe/Berlin")
                                        .orElseThrow()),
                        List.of("alpha", "beta"),
                        Strategy.WEIGHTED,
                        Map.of("alpha", 9, "beta", 1),
                        Duration.ofMinutes(2),
                        OnUnknown.RESEND,
                        Duration.ofMinutes(1),
                        new RouteSettings.Requirement(List.of("eu"), 0.5)));
        assertThat(alpha.terms()).isEqualTo(new Terms("eu", new Price(0.0001, "EUR")));
        assertThat(settings.harm().critical()).isEqualTo(new Harm.Stake(2, 0.02));
        assertThat(settings.harm().bulk()).isEqualTo(Harm.DEFAULTS.bulk());
    }

    @Test
    void everyKeyOfAnSesProviderReachesTheSettings() {
        var carrier = Examples.loaded("full-ses.yaml")
                .settings()
                .providers()
                .getFirst()
                .carrier();

        assertThat(carrier)
                .isEqualTo(new SesCarrier(
                        "eu-west-1",
                        URI.create("https://email.eu-west-1.amazonaws.com"),
                        Path.of("src/test/resources/dev/everpost/app/settings/authority.pem"),
                        "AKIDEVERPOSTEXAMPLE",
                        new Secret("swordfish-7"),
                        "everpost",
                        new Patience(Duration.ofSeconds(3), Duration.ofSeconds(5), Duration.ofSeconds(30)),
                        new Patience(Duration.ofSeconds(1), Duration.ofMillis(1500), Duration.ofSeconds(3)),
                        new SesHookKeys(
                                List.of("arn:aws:sns:eu-west-1:123456789012:ses-events"),
                                List.of("127.0.0.1:4566"),
                                new Secret("bus-0123456789abcdef"))));
    }

    @Test
    void theEnvironmentFillsValuesAndDefaultsFillTheEnvironment() {
        var settings = Examples.loaded("full-smtp.yaml").settings();

        assertThat(settings.adminKey()).isEqualTo(new Secret("admin-0123456789abcdef"));
        assertThat(settings.submitters().getFirst().smtp().password()).isEqualTo(new Secret("correct-horse"));
    }

    @Test
    void aSecretIsInNoTextOfTheSettings() {
        var loaded = Examples.loaded("full-smtp.yaml");

        assertThat(loaded.settings().toString() + loaded.effective().yaml())
                .doesNotContain("swordfish", "correct-horse", "key-shop", "wJalr", "IQoJb3", "admin-0123");
    }

    @Test
    void aShortApiKeyIsWarnedAboutWithItsPlaceButAccepted() {
        var loaded = accepted("submitters: { shop: { api_key: hunter2, senders: [\"*\"] } }\n" + LEAST);

        assertThat(loaded.warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.place()).isEqualTo(new Place(1, 32));
            assertThat(warning.toString()).contains("warning: submitters.shop.api_key has 7 characters");
            assertThat(warning.toString()).doesNotContain("hunter2");
        });
    }

    @Test
    void aMissingFileAFolderAndAForeignEncodingAreProblemsNotExceptions() throws Exception {
        var latin = folder.resolve("latin.yaml");
        Files.write(latin, "a: \u00fc".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(problem(folder.resolve("none.yaml"))).contains("none.yaml: there is no such file; name");
        assertThat(problem(folder)).contains("the file cannot be read");
        assertThat(problem(latin)).contains("the file is not UTF-8");
    }

    @Test
    void aFileLargerThanTheLimitIsNotParsed() throws Exception {
        var large = Files.writeString(folder.resolve("large.yaml"), "#".repeat(SettingsFile.SIZE_MAX + 1));

        assertThat(problem(large)).contains("has 1048577 bytes; keep it under 1048576");
    }

    private static Loading.Loaded accepted(String text) {
        return Examples.accepted(new SettingsFile(Map.of()).parse("test.yaml", text));
    }

    private static String problem(Path file) {
        return switch (new SettingsFile(Map.of()).load(file)) {
            case Loading.Broken broken -> broken.problems().getFirst().toString();
            case Loading.Loaded loaded -> throw new AssertionError("accepted");
        };
    }
}
