package dev.everpost.app;

import dev.everpost.app.settings.ProviderSettings;
import dev.everpost.app.settings.Settings;
import dev.everpost.edge.ses.AccountFigures;
import dev.everpost.ses.SendRate;
import dev.everpost.store.Ledger;
import dev.everpost.world.World;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * The gateway's sending quota as if it were one SES account: its own limits, else the sum of its providers' quotas, unlimited
 * where one has none.
 */
final class Quota implements AccountFigures {

    private static final Duration DAY = Duration.ofHours(24);
    private static final double UNLIMITED = -1;
    private static final double RATE_WITHOUT_QUOTA = 10_000;

    private final Supplier<Settings> settings;
    private final Ledger ledger;
    private final World world;

    Quota(Supplier<Settings> settings, Ledger ledger, World world) {
        this.settings = settings;
        this.ledger = ledger;
        this.world = world;
    }

    /** What holds those limits that are the gateway's own; providers' quotas make mail wait instead. */
    SendRate rate() {
        var ses = settings.get().ses();
        double perSecond = ses.maxSendRate() == null ? 0 : ses.maxSendRate();
        double perDay = ses.max24HourSend() == null ? 0 : ses.max24HourSend();
        return new SendRate(perSecond, perDay, this::sentLast24h, world.time());
    }

    @Override
    public double max24h() {
        var own = settings.get().ses().max24HourSend();
        return own != null
                ? own
                : sum(provider -> provider.perDay() == null ? UNLIMITED : provider.perDay(), UNLIMITED);
    }

    @Override
    public double maxRate() {
        var own = settings.get().ses().maxSendRate();
        return own != null
                ? own
                : sum(provider -> provider.perSecond() == null ? UNLIMITED : provider.perSecond(), RATE_WITHOUT_QUOTA);
    }

    @Override
    public double sentLast24h() {
        var since = world.time().now().minus(DAY);
        return Naming.providers(settings.get()).stream()
                .mapToDouble(provider -> ledger.acceptedBy(provider, since))
                .sum();
    }

    private double sum(ToDoubleFunction<ProviderSettings> quota, double whenOneHasNone) {
        List<Double> quotas =
                settings.get().providers().stream().map(quota::applyAsDouble).toList();
        return quotas.contains(UNLIMITED)
                ? whenOneHasNone
                : quotas.stream().mapToDouble(Double::doubleValue).sum();
    }
}
