package dev.everpost.app;

import dev.everpost.app.settings.Patience;
import dev.everpost.app.settings.ProviderSettings;
import dev.everpost.app.settings.RouteSettings;
import dev.everpost.app.settings.Secret;
import dev.everpost.app.settings.SesCarrier;
import dev.everpost.app.settings.Settings;
import dev.everpost.app.settings.SmtpCarrier;
import dev.everpost.delivery.Carriers;
import dev.everpost.delivery.Carriers.Carrier;
import dev.everpost.fact.ProviderName;
import dev.everpost.provider.Provider;
import dev.everpost.provider.ses.SesProvider;
import dev.everpost.provider.ses.SesProviderSettings;
import dev.everpost.provider.smtp.SmtpProvider;
import dev.everpost.provider.smtp.SmtpProviderSettings;
import dev.everpost.provider.smtp.SmtpProviderSettings.Encryption;
import dev.everpost.provider.smtp.SmtpProviderSettings.Keeping;
import dev.everpost.provider.smtp.SmtpProviderSettings.Limits;
import dev.everpost.route.Match;
import dev.everpost.route.OnUnknown;
import dev.everpost.route.RouteRule;
import dev.everpost.route.Routes;
import dev.everpost.route.Strategy;
import dev.everpost.smtp.ClientCredentials;
import dev.everpost.smtp.ClientPatience;
import dev.everpost.smtp.ClientTls;
import dev.everpost.standing.BreakerSettings;
import dev.everpost.standing.Gate;
import dev.everpost.standing.GateEvents;
import dev.everpost.standing.GateSettings;
import dev.everpost.store.Ledger;
import dev.everpost.world.World;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Builds providers, gates and routes from the settings; what did not change since the last build is kept. */
final class Fleet {

    private final String hostname;
    private final GateEvents events;
    private final Ledger ledger;
    private final World world;

    Fleet(String hostname, GateEvents events, Ledger ledger, World world) {
        this.hostname = hostname;
        this.events = events;
        this.ledger = ledger;
        this.world = world;
    }

    /** The first build. */
    Carriers build(Settings settings) {
        return build(settings, null, null);
    }

    /** A build after a change: a provider with the same settings keeps its connections, its gate what it learned. */
    Carriers build(Settings settings, @Nullable Settings before, @Nullable Carriers running) {
        var carriers = new LinkedHashMap<ProviderName, Carrier>();
        for (var provider : settings.providers()) {
            var name = new ProviderName(provider.name());
            var kept = running == null ? null : running.byName().get(name);
            carriers.put(name, carrier(name, provider, kept, before));
        }
        // Last, because a provider that cannot be built leaves everything as it was.
        settings.providers().forEach(provider -> reconfigure(provider, running));
        return new Carriers(carriers, routes(settings, carriers));
    }

    private Carrier carrier(
            ProviderName name, ProviderSettings settings, @Nullable Carrier kept, @Nullable Settings before) {
        if (kept == null) {
            var gate = new Gate(limits(name, settings), world, events);
            gate.restoreUsage(acceptedPerHour(name));
            return new Carrier(provider(name, settings), gate);
        }
        return new Carrier(isSame(settings, before) ? kept.provider() : provider(name, settings), kept.gate());
    }

    private static void reconfigure(ProviderSettings settings, @Nullable Carriers running) {
        var name = new ProviderName(settings.name());
        var kept = running == null ? null : running.byName().get(name);
        if (kept != null) {
            kept.gate().reconfigure(limits(name, settings));
        }
    }

    private static GateSettings limits(ProviderName name, ProviderSettings settings) {
        return new GateSettings(
                name, settings.concurrencyMax(), settings.perSecond(), settings.perDay(), BreakerSettings.DEFAULTS);
    }

    /** The last 24 hours, newest first, so that a quota spent yesterday evening is free again this evening. */
    private long[] acceptedPerHour(ProviderName name) {
        var hours = new long[24];
        long newer = 0;
        for (int hour = 0; hour < hours.length; hour++) {
            long since = ledger.acceptedBy(name, world.time().now().minus(Duration.ofHours(hour + 1L)));
            hours[hour] = since - newer;
            newer = since;
        }
        return hours;
    }

    private static boolean isSame(ProviderSettings settings, @Nullable Settings before) {
        return before != null
                && before.providers().stream()
                        .anyMatch(old -> old.name().equals(settings.name())
                                && old.carrier().equals(settings.carrier())
                                && old.concurrencyMax() == settings.concurrencyMax());
    }

    private Provider provider(ProviderName name, ProviderSettings settings) {
        return switch (settings.carrier()) {
            case SmtpCarrier smtp -> new SmtpProvider(name, smtp(smtp, settings.concurrencyMax()), world);
            case SesCarrier ses -> new SesProvider(ses(name, ses, settings.concurrencyMax()), world.names());
        };
    }

    private SmtpProviderSettings smtp(SmtpCarrier smtp, int connections) {
        var mode = switch (smtp.tls()) {
            case NONE -> ClientTls.Mode.NONE;
            case OPPORTUNISTIC -> ClientTls.Mode.OPPORTUNISTIC;
            case STARTTLS -> ClientTls.Mode.STARTTLS;
            case IMPLICIT -> ClientTls.Mode.IMPLICIT;
        };
        var credentials =
                smtp.username() == null ? null : new ClientCredentials(smtp.username(), secret(smtp.password()));
        return new SmtpProviderSettings(
                smtp.host(),
                smtp.port(),
                new Encryption(mode, smtp.verify(), smtp.ca(), false),
                credentials,
                Objects.requireNonNullElse(smtp.localName(), hostname),
                patience(smtp.patienceCritical()),
                patience(smtp.patience()),
                new Keeping(connections, Keeping.STANDARD.idleTime(), Keeping.STANDARD.messagesMax()),
                Limits.STANDARD,
                true);
    }

    private static ClientPatience patience(Patience patience) {
        return new ClientPatience(patience.connect(), patience.command(), patience.answer());
    }

    private static SesProviderSettings ses(ProviderName name, SesCarrier ses, int connections) {
        var key = ses.accessKeyId() == null
                ? null
                : new SesProviderSettings.Key(ses.accessKeyId(), secret(ses.secretAccessKey()));
        return new SesProviderSettings(
                name,
                ses.region(),
                ses.endpoint(),
                key,
                ses.configurationSet(),
                ses.ca(),
                sesPatience(ses.patienceCritical()),
                sesPatience(ses.patience()),
                Math.min(connections, 1000));
    }

    private static SesProviderSettings.Patience sesPatience(Patience patience) {
        return new SesProviderSettings.Patience(patience.connect(), patience.answer());
    }

    private static String secret(@Nullable Secret secret) {
        return secret == null ? "" : secret.value();
    }

    private Routes routes(Settings settings, Map<ProviderName, Carrier> carriers) {
        var keepWarm = new LinkedHashMap<ProviderName, Double>();
        settings.providers().stream()
                .filter(provider -> provider.keepWarm() > 0)
                .forEach(provider -> keepWarm.put(new ProviderName(provider.name()), provider.keepWarm()));
        var rules = settings.routes().stream().map(Fleet::rule).toList();
        return new Routes(rules, keepWarm, carriers.keySet(), name -> capabilities(carriers.get(name)), world.chance());
    }

    /** As of now: a server's greeting tells what it takes, and a route must not offer it more. */
    private static Provider.@Nullable Capabilities capabilities(@Nullable Carrier carrier) {
        return carrier == null ? null : carrier.provider().capabilities();
    }

    private static RouteRule rule(RouteSettings route) {
        var match = route.match();
        var weights = new LinkedHashMap<ProviderName, Integer>();
        route.weights().forEach((name, weight) -> weights.put(new ProviderName(name), weight));
        List<ProviderName> providers =
                route.providers().stream().map(ProviderName::new).toList();
        return new RouteRule(
                new Match(
                        match.messageClass(),
                        match.submitter(),
                        match.senderDomain(),
                        match.recipientDomain(),
                        match.tags()),
                providers,
                switch (route.strategy()) {
                    case ORDERED -> Strategy.ORDERED;
                    case WEIGHTED -> Strategy.WEIGHTED;
                },
                weights,
                route.deadline(),
                switch (route.onUnknown()) {
                    case RESEND -> OnUnknown.RESEND;
                    case WAIT -> OnUnknown.WAIT;
                },
                route.unknownWait());
    }
}
