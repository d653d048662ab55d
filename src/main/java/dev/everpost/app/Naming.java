package dev.everpost.app;

import dev.everpost.app.settings.HostPort;
import dev.everpost.app.settings.ProviderSettings;
import dev.everpost.app.settings.ReputationSettings;
import dev.everpost.app.settings.SesSettings;
import dev.everpost.app.settings.Settings;
import dev.everpost.app.settings.SilenceSettings;
import dev.everpost.app.settings.SmtpLimits;
import dev.everpost.app.settings.SuppressionSettings;
import dev.everpost.checkup.Patient;
import dev.everpost.delivery.Carriers;
import dev.everpost.delivery.DeliverySettings;
import dev.everpost.delivery.OnSilence;
import dev.everpost.delivery.SilencePolicy;
import dev.everpost.edge.sigv4.SignatureRules;
import dev.everpost.fact.ProviderName;
import dev.everpost.health.series.Rules;
import dev.everpost.intake.IntakeSettings;
import dev.everpost.intake.Submitter;
import dev.everpost.intake.Submitters;
import dev.everpost.intake.VerifiedSenders;
import dev.everpost.message.MessageClass;
import dev.everpost.reputation.Thresholds;
import dev.everpost.smtp.ServerLimits;
import dev.everpost.smtp.ServerSettings;
import dev.everpost.smtp.ServerSettings.AuthPolicy;
import dev.everpost.standing.Standing;
import dev.everpost.store.sqlite.SqliteSettings;
import dev.everpost.suppression.SuppressionPolicy;
import dev.everpost.template.Missing;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** The configuration's words in the words of the rooms. */
final class Naming {

    private Naming() {}

    /** What we call ourselves: as configured, else the machine's name. */
    static String hostname(Settings settings) {
        var configured = settings.listen().hostname();
        if (configured != null) {
            return configured;
        }
        try {
            var name = InetAddress.getLocalHost().getHostName();
            return HostPort.parse(name + ":1").isPresent() ? name : "localhost";
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    /** Whose accounts are looked after. */
    static List<Patient> patients(Settings settings, Carriers carriers) {
        return settings.providers().stream()
                .flatMap(provider -> carriers.find(new ProviderName(provider.name())).stream()
                        .map(carrier -> new Patient(carrier.provider(), carrier.gate(), provider.checkupEvery())))
                .toList();
    }

    /** How often an account is asked; what is not asked any more counts as if it were asked as usual. */
    static Duration checkupEvery(Settings settings, ProviderName name) {
        return settings.providers().stream()
                .filter(provider -> provider.name().equals(name.value()))
                .map(ProviderSettings::checkupEvery)
                .filter(Duration::isPositive)
                .findFirst()
                .orElse(Duration.ofMinutes(5));
    }

    /** The account of the SES endpoint, as it stands in ARNs. */
    static String sesAccountId(Settings settings) {
        return settings.ses().accountId();
    }

    /** Under which people reach the HTTP listener, without a slash at its end. */
    static String publicUrl(Settings settings) {
        var url = settings.ses().publicUrl();
        var text = url == null ? "http://" + settings.listen().http() : url.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    static Submitters submitters(Settings settings, VerifiedSenders verified) {
        return new Submitters(
                settings.submitters().stream()
                        .map(submitter -> new Submitter(
                                submitter.name(),
                                submitter.smtp() == null
                                        ? null
                                        : new Submitter.Credentials(
                                                submitter.smtp().username(),
                                                submitter.smtp().password().value()),
                                submitter.apiKey() == null
                                        ? null
                                        : submitter.apiKey().value(),
                                submitter.aws() == null
                                        ? null
                                        : new Submitter.AwsKey(
                                                submitter.aws().accessKeyId(),
                                                submitter
                                                        .aws()
                                                        .secretAccessKey()
                                                        .value(),
                                                submitter.aws().sessionToken() == null
                                                        ? null
                                                        : submitter
                                                                .aws()
                                                                .sessionToken()
                                                                .value()),
                                submitter.senders()))
                        .toList(),
                verified);
    }

    static Missing missing(Settings settings) {
        return switch (settings.ses().missingVariables()) {
            case FAIL -> Missing.FAIL;
            case EMPTY -> Missing.EMPTY;
        };
    }

    static SignatureRules signatureRules(SesSettings ses) {
        return new SignatureRules("ses", ses.region(), ses.clockSkew(), ses.allowUnsignedPayload());
    }

    static List<ProviderName> providers(Settings settings) {
        return settings.providers().stream()
                .map(provider -> new ProviderName(provider.name()))
                .toList();
    }

    /** The standings that a provider can have. */
    static List<String> conditions() {
        return Arrays.stream(Standing.Condition.values())
                .map(Standing.Condition::label)
                .toList();
    }

    static SqliteSettings store(Settings settings) {
        var retention = settings.retention();
        return SqliteSettings.at(settings.store())
                .withMinFreeBytes(settings.storeMinFreeBytes())
                .withRetention(
                        new SqliteSettings.Retention(retention.bodies(), retention.facts(), retention.idempotency())
                                .withEvidence(retention.evidence()));
    }

    static List<ServerSettings> smtpListeners(Settings settings, String hostname, @Nullable Supplier<SSLContext> tls) {
        var limits = limits(settings.smtp());
        var listeners = new ArrayList<ServerSettings>();
        for (var smtp : settings.listen().smtp()) {
            listeners.add(new ServerSettings(
                    address(smtp), false, hostname, limits, tls, AuthPolicy.UNDER_TLS_OR_ON_LOOPBACK));
        }
        for (var smtps : settings.listen().smtps()) {
            listeners.add(new ServerSettings(
                    address(smtps), true, hostname, limits, tls, AuthPolicy.UNDER_TLS_OR_ON_LOOPBACK));
        }
        return listeners;
    }

    static InetSocketAddress address(HostPort address) {
        return new InetSocketAddress(address.host(), address.port());
    }

    /** The numbers of delivery. */
    static DeliverySettings delivery(Settings settings, String hostname) {
        var plain = DeliverySettings.defaults(hostname);
        return new DeliverySettings(
                hostname,
                settings.delivery().inFlightMax(),
                plain.inFlightBytesMax(),
                plain.trickleEvery(),
                settings.delivery().retryBase(),
                settings.delivery().retryCap());
    }

    /** When series are anomalous; nothing when none are learned. */
    static Optional<Rules> anomalies(Settings settings) {
        var anomaly = settings.anomaly();
        return anomaly.enabled()
                ? Optional.of(new Rules(anomaly.sensitivity(), anomaly.minimumVolume()))
                : Optional.empty();
    }

    /** What is done about mail that was taken without a word. */
    static SilencePolicy silence(Settings settings) {
        var silence = settings.delivery().onSilence();
        return new SilencePolicy(
                Map.of(
                        MessageClass.CRITICAL, onSilence(silence.critical()),
                        MessageClass.TRANSACTIONAL, onSilence(silence.transactional()),
                        MessageClass.BULK, onSilence(silence.bulk())),
                silence.perMessage(),
                silence.perMinute());
    }

    private static OnSilence onSilence(SilenceSettings.OnSilence configured) {
        return switch (configured) {
            case INQUIRE_THEN_RESEND -> OnSilence.INQUIRE_THEN_RESEND;
            case INQUIRE -> OnSilence.INQUIRE;
            case ALARM -> OnSilence.ALARM;
        };
    }

    /** The limits of what is taken in. */
    static IntakeSettings intake(Settings settings) {
        var plain = IntakeSettings.DEFAULT;
        return new IntakeSettings(
                (int) settings.smtp().messageSizeMax(),
                settings.smtp().recipientsMax(),
                plain.receivedMax(),
                plain.deadlineMax(),
                plain.scheduleMax());
    }

    private static ServerLimits limits(SmtpLimits limits) {
        var plain = ServerLimits.defaults();
        return new ServerLimits(
                new ServerLimits.Sizes(
                        (int) limits.messageSizeMax(),
                        plain.sizes().commandLineBytes(),
                        limits.lineLengthMax(),
                        Math.max(limits.bodyBudget(), limits.messageSizeMax())),
                new ServerLimits.Counts(
                        limits.connectionsMax(),
                        limits.connectionsPerClientMax(),
                        limits.recipientsMax(),
                        limits.errorsMax(),
                        plain.counts().junkCommands()),
                new ServerLimits.Times(
                        limits.idleMax(),
                        limits.sessionMax(),
                        plain.times().handshake(),
                        shorter(plain.times().bodyGrace(), limits.idleMax()),
                        Math.max(1, (int) limits.minRateBytesPerSecond())));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    static Thresholds reputation(ReputationSettings settings) {
        return new Thresholds(settings.bounceReview(), settings.complaintReview());
    }

    static SuppressionPolicy suppression(SuppressionSettings settings) {
        return new SuppressionPolicy(
                settings.scope() == SuppressionSettings.Scope.EVERYBODY,
                settings.expireAfter(),
                settings.burstAddresses(),
                settings.burstWithin(),
                settings.burstHold());
    }
}
