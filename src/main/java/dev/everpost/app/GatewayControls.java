package dev.everpost.app;

import dev.everpost.app.settings.AzureCarrier;
import dev.everpost.app.settings.BrevoCarrier;
import dev.everpost.app.settings.Loading;
import dev.everpost.app.settings.MailgunCarrier;
import dev.everpost.app.settings.MailjetCarrier;
import dev.everpost.app.settings.MxCarrier;
import dev.everpost.app.settings.PostmarkCarrier;
import dev.everpost.app.settings.ProviderSettings;
import dev.everpost.app.settings.ResendCarrier;
import dev.everpost.app.settings.SendGridCarrier;
import dev.everpost.app.settings.SesCarrier;
import dev.everpost.app.settings.Settings;
import dev.everpost.app.settings.SmtpCarrier;
import dev.everpost.app.settings.SparkPostCarrier;
import dev.everpost.delivery.Carriers.Carrier;
import dev.everpost.edge.rest.Controls;
import dev.everpost.fact.ProviderName;
import dev.everpost.message.MessageId;
import dev.everpost.pool.PoolView;
import dev.everpost.standing.Standing;
import dev.everpost.world.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an operator can see of the running gateway and do to it. Thread-safe. */
final class GatewayControls implements Controls {

    private final Gateway gateway;
    private final SettingsSource source;
    private final World world;

    GatewayControls(Gateway gateway, SettingsSource source, World world) {
        this.gateway = gateway;
        this.source = source;
        this.world = world;
    }

    @Override
    public List<ProviderView> providers() {
        var waiting = gateway.ledger().depth(world.time().now()).waitingFor();
        return gateway.settings().providers().stream()
                .map(settings -> view(settings, waiting))
                .toList();
    }

    @Override
    public Steering steer(ProviderName provider, Command command, String by, @Nullable String reason) {
        var carrier = gateway.carriers().byName().get(provider);
        if (carrier == null) {
            return new Steering.NoSuchProvider(names());
        }
        var because = reason == null ? "no reason given" : reason;
        switch (command) {
            case DRAIN -> carrier.gate().drain(by, because);
            case FORCE -> carrier.gate().force(by, because);
            case RESUME -> carrier.gate().resume(by, because);
        }
        return new Steering.Done(providers().stream()
                .filter(view -> view.name().equals(provider.value()))
                .findFirst()
                .orElseThrow());
    }

    @Override
    public Rerouting reroute(ProviderName provider, String by) {
        return gateway.carriers().find(provider).isPresent()
                ? new Rerouting.Done(gateway.delivery().backlog().reroute(provider, "asked by " + by))
                : new Rerouting.NoSuchProvider(names());
    }

    @Override
    public Explanation explain(Question question) {
        return new Explained(gateway, world.time().now()).answer(question);
    }

    @Override
    public Reload reload(String by) {
        return switch (source.load()) {
            case Loading.Broken broken ->
                new Reload.Invalid(
                        broken.problems().stream().map(Object::toString).toList());
            case Loading.Loaded loaded -> apply(loaded.settings());
        };
    }

    /** What only its user can judge, such as a file of certificates, is found wrong here and not by the reader. */
    private synchronized Reload apply(Settings changed) {
        var before = gateway.settings();
        var difference = new SettingsDifference(before, changed);
        var changes = new ArrayList<>(difference.changes());
        try {
            var renewed = gateway.certificate().renewal(changed.listen().tls());
            gateway.apply(difference.applicable());
            renewed.ifPresent(identity -> {
                gateway.certificate().show(identity);
                changes.add("listen.tls: another certificate, " + identity);
            });
        } catch (IllegalArgumentException unusable) {
            return new Reload.Invalid(List.of(String.valueOf(unusable.getMessage())));
        }
        return new Reload.Applied(changes, difference.needRestart());
    }

    private List<String> names() {
        return gateway.carriers().byName().keySet().stream()
                .map(ProviderName::value)
                .toList();
    }

    private ProviderView view(ProviderSettings settings, Map<ProviderName, Long> waiting) {
        var name = new ProviderName(settings.name());
        var carrier = gateway.carriers().find(name).orElseThrow();
        var standing = carrier.gate().standing();
        return new ProviderView(
                settings.name(),
                switch (settings.carrier()) {
                    case SmtpCarrier _ -> "smtp";
                    case SesCarrier _ -> "ses";
                    case MxCarrier _ -> "mx";
                    case PostmarkCarrier _ -> "postmark";
                    case ResendCarrier _ -> "resend";
                    case SendGridCarrier _ -> "sendgrid";
                    case MailgunCarrier _ -> "mailgun";
                    case SparkPostCarrier _ -> "sparkpost";
                    case AzureCarrier _ -> "azure";
                    case BrevoCarrier _ -> "brevo";
                    case MailjetCarrier _ -> "mailjet";
                },
                standing.condition().label(),
                standing.since(),
                standing.why(),
                standing.share(),
                standing.inFlight(),
                standing.limit(),
                standing.nextProbeAt(),
                quotas(carrier, standing),
                waiting.getOrDefault(name, 0L),
                gateway.checkups().last(name).map(CheckupViews::of).orElse(null),
                HearingViews.of(gateway.silence().of(name)));
    }

    @Override
    public List<SilenceView> silences() {
        return gateway.carriers().byName().keySet().stream()
                .map(name -> HearingViews.silence(name, gateway.silence().of(name)))
                .toList();
    }

    @Override
    public Map<Integer, Instant> overdue(MessageId message, int recipients) {
        return gateway.silence().overdue(message, recipients);
    }

    private static List<QuotaView> quotas(Carrier carrier, Standing standing) {
        var quotas = new ArrayList<QuotaView>();
        var perSecond = carrier.gate().settings().perSecond();
        if (perSecond != null && standing.leftThisSecond() != null) {
            long max = Math.max(1, Math.round(perSecond));
            quotas.add(new QuotaView("second", Math.max(0, max - standing.leftThisSecond()), max, null));
        }
        var perDay = carrier.gate().perDay();
        if (perDay != null && standing.leftToday() != null) {
            quotas.add(new QuotaView("day", Math.max(0, perDay - standing.leftToday()), perDay, null));
        }
        Desks.pools(carrier.desk()).stream()
                .flatMap(pools -> pools.views().stream())
                .filter(view -> view.ceiling() != null)
                .forEach(view -> quotas.add(quota(view)));
        return quotas;
    }

    private static QuotaView quota(PoolView view) {
        var whose = view.name().isEmpty() ? "day" : "day from pool " + view.name();
        var window = view.plan() == null ? whose : whose + " (" + view.plan() + ")";
        long ceiling = view.ceiling() == null ? 0 : view.ceiling();
        return new QuotaView(window, view.used(), ceiling, null);
    }
}
