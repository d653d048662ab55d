package dev.everpost.app.settings;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofMinutes;

import dev.everpost.pool.Plan;
import dev.everpost.pool.Pool;
import dev.everpost.route.Terms;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A provider account.
 *
 * @param keepWarm the share of mail, 0 to 0.5, that it carries while others are preferred
 * @param concurrencyMax attempts under way at one time
 * @param perSecond recipients, a hard ceiling; null for none
 * @param perDay recipients in any 24 hours, a hard ceiling; null for none
 * @param pools from which it sends, in order of preference; none leaves that to the provider
 * @param warmUp the plan of the account as a whole, or null
 * @param checkupEvery how often it is asked how the account is; zero for never
 * @param probe whether its door is probed
 * @param terms what it costs and where it keeps mail, as far as it is said
 */
public record ProviderSettings(
        String name,
        Carrier carrier,
        double keepWarm,
        int concurrencyMax,
        @Nullable Double perSecond,
        @Nullable Long perDay,
        List<Pool> pools,
        @Nullable Plan warmUp,
        Duration checkupEvery,
        ProbingSettings.Probed probe,
        Terms terms) {

    private static final Kind<Duration> CHECKUP = Kind.open(
            "a duration from 1m to 1d, such as 5m, or off",
            text -> text.equals("off")
                    ? Optional.of(Duration.ZERO)
                    : Kinds.duration(ofMinutes(1), ofDays(1)).parse().apply(text),
            every -> every.isZero() ? "off" : Durations.show(every));

    public ProviderSettings {
        pools = List.copyOf(pools);
    }

    /** How it is spoken to. */
    public sealed interface Carrier
            permits SmtpCarrier,
                    SesCarrier,
                    PostmarkCarrier,
                    ResendCarrier,
                    SendGridCarrier,
                    MailgunCarrier,
                    SparkPostCarrier,
                    AzureCarrier,
                    MxCarrier,
                    BrevoCarrier,
                    MailjetCarrier {}

    /** The value of {@code type}. */
    private enum Type {
        SMTP,
        SES,
        POSTMARK,
        RESEND,
        SENDGRID,
        MAILGUN,
        SPARKPOST,
        AZURE,
        MX,
        BREVO,
        MAILJET
    }

    static List<ProviderSettings> readAll(Map<String, Section> named) {
        return named.entrySet().stream()
                .map(entry -> read(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static ProviderSettings read(String name, Section section) {
        return section.kindOf("type", Type.class)
                .map(type -> read(name, type, section))
                .orElseGet(() -> unknown(name));
    }

    /** Lets reading go on; never used. */
    private static ProviderSettings unknown(String name) {
        return new ProviderSettings(
                name,
                SmtpCarrier.STAND_IN,
                0,
                1,
                null,
                null,
                List.of(),
                null,
                Duration.ZERO,
                ProbingSettings.Probed.OFF,
                Terms.UNTOLD);
    }

    private static ProviderSettings read(String name, Type type, Section section) {
        Map<String, Section> pools = hasPools(type) ? section.named("pools") : Map.of();
        var carrier = switch (type) {
            case SMTP -> SmtpCarrier.read(section);
            case SES -> SesCarrier.read(section);
            case POSTMARK -> PostmarkCarrier.read(section);
            case RESEND -> ResendCarrier.read(section);
            case SENDGRID -> SendGridCarrier.read(section);
            case MAILGUN -> MailgunCarrier.read(section);
            case SPARKPOST -> SparkPostCarrier.read(section);
            case AZURE -> AzureCarrier.read(section);
            case MX -> MxCarrier.read(section, pools);
            case BREVO -> BrevoCarrier.read(section);
            case MAILJET -> MailjetCarrier.read(section);
        };
        double keepWarm = section.get("keep_warm", Kinds.percent(0.5), 0.0);
        int concurrency = section.get("concurrency", Kinds.integer(1, 10_000), 64);
        var quota = section.section("quota");
        return new ProviderSettings(
                name,
                carrier,
                keepWarm,
                concurrency,
                quota.find("per_second", Kinds.rate(0.01, 1_000_000)),
                quota.find("per_day", Kinds.count(1, 1_000_000_000_000L)),
                PoolSettings.readAll(pools, type == Type.MX),
                WarmUpSettings.read(section.sectionIfGiven("warm_up")),
                section.get("checkup", CHECKUP, ofMinutes(5)),
                section.get("probe", Kinds.choice(ProbingSettings.Probed.class), ProbingSettings.Probed.AUTO),
                CostSettings.read(section));
    }

    /** Whether it can be told from where to send; of the others the key is not known. */
    private static boolean hasPools(Type type) {
        return switch (type) {
            case SES, SENDGRID, MAILGUN, SPARKPOST, MX -> true;
            case SMTP, POSTMARK, RESEND, AZURE, BREVO, MAILJET -> false;
        };
    }
}
