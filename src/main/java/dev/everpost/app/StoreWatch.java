package dev.everpost.app;

import dev.everpost.app.metrics.GatewayMetrics;
import dev.everpost.fact.Fact;
import dev.everpost.fact.Fact.Alarm;
import dev.everpost.store.sqlite.StoreEvents;
import dev.everpost.world.Time;
import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears the store: counts its commits, and cries out when it fails. While it fails the alarm can only be logged; the facts
 * are written once the store takes facts again.
 */
final class StoreWatch implements StoreEvents {

    private static final Logger LOG = LoggerFactory.getLogger(StoreWatch.class);

    private final GatewayMetrics metrics;
    private final Time time;
    private volatile Consumer<Fact> facts = fact -> {};
    private volatile String why = "";

    StoreWatch(GatewayMetrics metrics, Time time) {
        this.metrics = metrics;
        this.time = time;
    }

    /** Where facts go from now on; must not block. */
    void tellTo(Consumer<Fact> journal) {
        facts = journal;
    }

    @Override
    public void failing(String because) {
        LOG.error("ALARM the store fails, intake is stopped: {}", because);
        why = because;
        metrics.storeFailing(true);
    }

    @Override
    public void sound(Duration failedFor) {
        LOG.warn("the store is sound again after {} s; intake goes on", failedFor.toSeconds());
        metrics.storeFailing(false);
        var now = time.now();
        facts.accept(new Fact.AlarmRaised(now.minus(failedFor), Alarm.STORE_FAILING, "store", why));
        facts.accept(new Fact.AlarmCleared(
                now, Alarm.STORE_FAILING, "store", "sound again after " + failedFor.toSeconds() + " s"));
    }

    @Override
    public void crowded(String because) {
        LOG.error("ALARM intake is stopped: {}", because);
        facts.accept(new Fact.AlarmRaised(time.now(), Alarm.STORE_FAILING, "disk", because));
    }

    @Override
    public void roomy() {
        LOG.warn("the disk has room again; intake goes on");
        facts.accept(new Fact.AlarmCleared(time.now(), Alarm.STORE_FAILING, "disk", "there is room again"));
    }

    @Override
    public void batch(int operations, long commitNanos) {
        metrics.commit(operations, commitNanos);
    }
}
