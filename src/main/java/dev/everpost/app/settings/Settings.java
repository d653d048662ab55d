package dev.everpost.app.settings;

import static dev.everpost.app.settings.Sizes.gigabytes;
import static dev.everpost.app.settings.Sizes.megabytes;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import dev.everpost.route.Harm;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The whole configuration: plain values, checked, immutable. {@link #toString} shows no secret.
 *
 * @param store the SQLite database file; a relative path starts at the working directory
 * @param trustLoopback clients on this machine may submit and operate without credentials
 * @param adminKey opens the operator's HTTP API, or null: only loopback (when trusted) operates
 * @param suppression which addresses are not written to
 * @param topics of our own, where events about mail go
 * @param webhooks where our own events go
 * @param canary messages of our own to a mailbox of our own; null: none
 * @param submitters in the order of the file
 * @param providers in the order of the file
 * @param routes the first that matches decides; the last matches everything
 * @param harm what adaptive routes weigh failure and delay with
 * @param storeMinFreeBytes intake stops when the store's disk has less
 * @param shutdownWithin after this time a stop no longer waits for deliveries under way
 */
public record Settings(
        ListenSettings listen,
        Path store,
        boolean trustLoopback,
        @Nullable Secret adminKey,
        SmtpLimits smtp,
        HttpLimits http,
        DnsSettings dns,
        SesSettings ses,
        SuppressionSettings suppression,
        List<TopicSettings> topics,
        EventSettings events,
        List<WebhookSettings> webhooks,
        FeedbackSettings feedback,
        FeedSettings feeds,
        List<SubmitterSettings> submitters,
        List<ProviderSettings> providers,
        List<RouteSettings> routes,
        Harm harm,
        RetentionSettings retention,
        long storeMinFreeBytes,
        DeliverySettings delivery,
        CapacitySettings capacity,
        ReputationSettings reputation,
        ProbingSettings probes,
        @Nullable CanarySettings canary,
        AnomalySettings anomaly,
        Duration shutdownWithin,
        LogSettings log) {

    private static final String SQLITE = "sqlite:";

    private static final Kind<Path> STORE = Kind.open(
            "sqlite:PATH; postgresql:// comes in a later version", Settings::sqlitePath, path -> SQLITE + path);

    public Settings {
        topics = List.copyOf(topics);
        webhooks = List.copyOf(webhooks);
        submitters = List.copyOf(submitters);
        providers = List.copyOf(providers);
        routes = List.copyOf(routes);
    }

    static Settings read(Section file) {
        return new Settings(
                ListenSettings.read(file.section("listen")),
                file.get("store", STORE, Path.of("./var/everpost.db")),
                file.get("trust_loopback", Kinds.YES_NO, false),
                file.find("admin_key", Kinds.SECRET),
                SmtpLimits.read(file.section("smtp")),
                HttpLimits.read(file.section("http")),
                DnsSettings.read(file.section("dns")),
                SesSettings.read(file.section("ses")),
                SuppressionSettings.read(file.section("suppression")),
                TopicSettings.readAll(file.named("topics")),
                EventSettings.read(file.section("events")),
                WebhookSettings.readAll(file.named("webhooks")),
                FeedbackSettings.read(file.section("feedback")),
                FeedSettings.read(file.section("feeds")),
                SubmitterSettings.readAll(file.named("submitters")),
                ProviderSettings.readAll(file.named("providers")),
                file.sections("routes").stream().map(RouteSettings::read).toList(),
                HarmSettings.read(file.section("harm")),
                RetentionSettings.read(file.section("retention")),
                file.get("store_min_free", Kinds.size(0, gigabytes(1024)), megabytes(256)),
                DeliverySettings.read(file.section("delivery")),
                CapacitySettings.read(file.section("capacity")),
                ReputationSettings.read(file.section("reputation")),
                ProbingSettings.read(file.section("probes")),
                CanarySettings.readIfGiven(file.sectionIfGiven("canary")),
                AnomalySettings.read(file.section("anomaly")),
                file.get("shutdown_within", Kinds.duration(ofSeconds(1), ofMinutes(10)), ofSeconds(20)),
                LogSettings.read(file.section("log")));
    }

    private static Optional<Path> sqlitePath(String text) {
        boolean fits = text.startsWith(SQLITE) && text.length() > SQLITE.length() && text.indexOf('\0') < 0;
        return fits ? Optional.of(Path.of(text.substring(SQLITE.length()))) : Optional.empty();
    }
}
