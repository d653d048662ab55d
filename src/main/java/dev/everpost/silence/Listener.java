package dev.everpost.silence;

import dev.everpost.fact.Fact;
import dev.everpost.fact.Outcome;
import dev.everpost.fact.ProviderName;
import dev.everpost.silence.Ear.Leg;
import dev.everpost.store.Ledger;
import dev.everpost.store.StoreUnavailable;
import dev.everpost.world.Steps;
import dev.everpost.world.World;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the book of facts from its beginning and keeps an ear for each provider from its first report on. Thread-safe; a store that fails only
 * makes it late, and nothing here touches mail.
 */
public final class Listener {

    /** Facts of one look. */
    static final int BATCH = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);
    private static final Duration IDLE = Duration.ofSeconds(1);
    /** Between two full looks: catching up after a start leaves the store to others. */
    private static final Duration BREATH = Duration.ofMillis(20);

    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(5);

    /** Between two judgements of what was heard. */
    private static final Duration JUDGED_EVERY = Duration.ofMinutes(1);

    private final Ledger ledger;
    private final World world;
    private final Map<ProviderName, Ear> ears = new ConcurrentHashMap<>();
    private final Steps steps;
    private final Alarms alarms;
    private long position;
    private long judgedAt;

    /** @param news takes the alarms */
    public Listener(Ledger ledger, Consumer<Fact> news, World world) {
        this.ledger = ledger;
        this.alarms = new Alarms(ledger, news, world.time());
        this.world = world;
        this.steps = new Steps("silence", this::step, world.threads());
        this.judgedAt = world.time().nanos();
    }

    /** Starts to read. */
    public void start() {
        steps.start();
    }

    /** Reads nothing more. */
    public void stop() {
        steps.stop();
    }

    /** What is heard of a provider's mail now. */
    public Hearing of(ProviderName provider) {
        var ear = ears.get(provider);
        return ear == null
                ? new Hearing.NotReporting(0)
                : ear.hearing(world.time().now());
    }

    /** One look; returns how long to wait for the next. */
    Duration step() {
        try {
            var tail = ledger.reportsAndHandOvers(Set.copyOf(ears.keySet()), position, BATCH);
            tail.entries().forEach(entry -> hear(entry.fact()));
            boolean more = tail.reached() >= position + BATCH;
            position = tail.reached();
            if (more) {
                return BREATH;
            }
            judge();
            return IDLE;
        } catch (StoreUnavailable e) {
            LOG.atDebug().setCause(e).log("the book of facts cannot be read now; silence is found later");
            return AFTER_TROUBLE;
        }
    }

    /** Only when the book is read to its end: a report further on may be the one that is missed. */
    private void judge() {
        if (world.time().since(judgedAt).compareTo(JUDGED_EVERY) >= 0) {
            judgedAt = world.time().nanos();
            ears.forEach((provider, ear) ->
                    alarms.look(provider, ear.hearing(world.time().now())));
        }
    }

    private void hear(Fact fact) {
        switch (fact) {
            case Fact.AttemptEnded ended ->
                ended.outcomes().stream()
                        .filter(share -> share.outcome() instanceof Outcome.Accepted)
                        .forEach(share -> ear(ended.provider())
                                .handedOver(new Leg(ended.message(), share.recipient()), ended.at()));
            case Fact.Inquired asked
            when asked.finding() == Fact.Found.TAKEN ->
                asked.recipients()
                        .forEach(
                                index -> ear(asked.provider()).handedOver(new Leg(asked.message(), index), asked.at()));
            case Fact.Reported told
            when told.provider() != null && isFinal(told.report()) ->
                ear(told.provider()).reported(new Leg(told.message(), told.recipient()), told.at());
            default -> {}
        }
    }

    private Ear ear(ProviderName provider) {
        return ears.computeIfAbsent(provider, _ -> new Ear());
    }

    /** Whether it tells how the journey ended; who opened it has it. */
    private static boolean isFinal(Fact.Report report) {
        return switch (report) {
            case DELIVERED, BOUNCED_FOR_GOOD, BOUNCED_FOR_NOW, COMPLAINED, REJECTED, OPENED, CLICKED, UNSUBSCRIBED ->
                true;
            case QUEUED, SENT, DELAYED, UNKNOWN -> false;
        };
    }
}
