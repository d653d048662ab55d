package dev.everpost.app;

import dev.everpost.app.settings.Settings;
import dev.everpost.capacity.Foresight;
import dev.everpost.capacity.Outlook;
import dev.everpost.capacity.Traffic;
import dev.everpost.capacity.TrafficText;
import dev.everpost.delivery.Carriers;
import dev.everpost.experience.Experience;
import dev.everpost.fact.Fact;
import dev.everpost.message.Message;
import dev.everpost.message.Recipient;
import dev.everpost.store.Learned;
import dev.everpost.store.Ledger;
import dev.everpost.store.StoreUnavailable;
import dev.everpost.world.Steps;
import dev.everpost.world.World;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts mail as it comes and answers each minute what would happen if a provider died. Thread-safe. */
final class CapacityWatch {

    private static final Logger LOG = LoggerFactory.getLogger(CapacityWatch.class);
    private static final Duration EVERY = Duration.ofMinutes(1);
    private static final Duration KEPT_EVERY = Duration.ofMinutes(5);
    private static final String ROOM = "capacity";
    private static final String TRAFFIC = "traffic";

    private final Traffic traffic = new Traffic();
    private final Supplier<Carriers> carriers;
    private final Learned learned;
    private final World world;
    private final Foresight foresight;
    private final Steps steps;
    private boolean loaded;
    private long keptAt;

    /** {@code news} takes the alarms. */
    CapacityWatch(
            Settings settings,
            Supplier<Carriers> carriers,
            Ledger ledger,
            Learned learned,
            Experience experience,
            Consumer<Fact> news,
            World world) {
        this.carriers = carriers;
        this.learned = learned;
        this.world = world;
        var sight = new CapacitySight(carriers, settings.capacity(), ledger, traffic, experience, world.time());
        this.foresight = new Foresight(sight, settings.capacity().margin(), news, world.time());
        this.steps = new Steps("capacity", this::step, world.threads());
        this.keptAt = world.time().nanos();
    }

    /** A message was accepted; called on submitters' threads. */
    void accepted(Message message, List<Recipient> recipients) {
        var rule = carriers.get().routes().nameFor(message, recipients);
        var mail = new Traffic.Mail(rule, message.messageClass());
        traffic.note(mail, recipients.size(), world.time().now());
    }

    void start() {
        steps.start();
    }

    /** What was counted is kept once more. */
    void stop() {
        steps.stop();
        if (loaded) {
            keep();
        }
    }

    /** What the last look saw. */
    List<Outlook> seen() {
        return foresight.seen();
    }

    private Duration step() {
        try {
            load();
            foresight.look();
            if (world.time().since(keptAt).compareTo(KEPT_EVERY) >= 0) {
                keep();
            }
        } catch (StoreUnavailable later) {
            LOG.atDebug().setCause(later).log("the store cannot be read now; capacity is reckoned later");
        }
        return EVERY;
    }

    private void load() {
        if (!loaded) {
            var kept = learned.of(ROOM).get(TRAFFIC);
            if (kept != null) {
                TrafficText.read(kept, traffic);
            }
            loaded = true;
        }
    }

    private void keep() {
        keptAt = world.time().nanos();
        learned.keep(
                ROOM, Map.of(TRAFFIC, TrafficText.write(traffic)), world.time().now());
    }
}
