package dev.everpost.app;

import dev.everpost.app.settings.BrevoCarrier;
import dev.everpost.app.settings.MailjetCarrier;
import dev.everpost.app.settings.PostmarkCarrier;
import dev.everpost.app.settings.ProviderSettings;
import dev.everpost.app.settings.ResendCarrier;
import dev.everpost.app.settings.SesCarrier;
import dev.everpost.app.settings.Settings;
import dev.everpost.app.settings.SparkPostCarrier;
import dev.everpost.audit.AccountAudit;
import dev.everpost.checkup.Report;
import dev.everpost.delivery.Carriers.Carrier;
import dev.everpost.fact.ProviderName;
import dev.everpost.provider.Capabilities;
import dev.everpost.provider.Checkup.Sender;
import dev.everpost.route.Market;
import dev.everpost.route.Terms;
import dev.everpost.world.Time;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The running providers as routing sees them: made anew with each configuration, answered from what is known now. */
final class LiveMarket implements Market {

    /** What was told of senders longer ago is not believed any more. */
    private static final Duration BELIEVED_FOR = Duration.ofHours(24);
    /** A list as long may have been cut short. */
    private static final int WHOLE_BELOW = 100;

    private final Map<ProviderName, Carrier> carriers;
    private final Function<ProviderName, Optional<Report>> reports;
    private final Time time;
    private final Map<ProviderName, Terms> terms = new HashMap<>();
    /** Providers that tell every sender whose mail they take, and refuse the mail of others. */
    private final Set<ProviderName> strict = new HashSet<>();

    /** @param reports the last checkup of a provider */
    LiveMarket(
            Settings settings,
            Map<ProviderName, Carrier> carriers,
            Function<ProviderName, Optional<Report>> reports,
            Time time) {
        this.carriers = Map.copyOf(carriers);
        this.reports = reports;
        this.time = time;
        for (var provider : settings.providers()) {
            var name = new ProviderName(provider.name());
            terms.put(name, provider.terms());
            if (isStrict(provider.carrier())) {
                strict.add(name);
            }
        }
    }

    /** SendGrid does not tell single senders, Mailgun takes any author, the others tell nobody. */
    private static boolean isStrict(ProviderSettings.Carrier carrier) {
        return carrier instanceof SesCarrier
                || carrier instanceof PostmarkCarrier
                || carrier instanceof ResendCarrier
                || carrier instanceof SparkPostCarrier
                || carrier instanceof BrevoCarrier
                || carrier instanceof MailjetCarrier;
    }

    /** As of now: a server's greeting tells what it takes, and a route must not offer it more. */
    @Override
    public @Nullable Capabilities capabilities(ProviderName provider) {
        var carrier = carriers.get(provider);
        return carrier == null ? null : carrier.provider().capabilities();
    }

    @Override
    public Terms terms(ProviderName provider) {
        return terms.getOrDefault(provider, Terms.UNTOLD);
    }

    @Override
    public double load(ProviderName provider) {
        var carrier = carriers.get(provider);
        if (carrier == null) {
            return 1;
        }
        var standing = carrier.gate().standing();
        double busy = (double) standing.inFlight() / Math.max(1, standing.limit());
        var left = standing.leftToday();
        var day = left == null ? null : carrier.gate().perDay();
        double spent = day == null || left == null ? 0 : 1 - (double) left / Math.max(1, day);
        return Math.clamp(Math.max(busy, spent), 0, 1);
    }

    @Override
    public @Nullable String objection(ProviderName provider, String senderDomain) {
        var report = strict.contains(provider) ? reports.apply(provider).orElse(null) : null;
        if (report == null || !isBelievable(report)) {
            return null;
        }
        return Boolean.FALSE.equals(AccountAudit.verified(report.senders(), senderDomain))
                ? "has not verified the sender's domain " + senderDomain + ", by its own word of " + report.answeredAt()
                : null;
    }

    private boolean isBelievable(Report report) {
        var answered = report.answeredAt();
        return answered != null
                && answered.plus(BELIEVED_FOR).isAfter(time.now())
                && report.senders().size() < WHOLE_BELOW
                && report.senders().containsValue(Sender.VERIFIED);
    }
}
