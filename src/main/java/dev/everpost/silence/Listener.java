package dev.everpost.silence;

import dev.everpost.fact.Fact;
import dev.everpost.fact.Outcome;
import dev.everpost.fact.ProviderName;
import dev.everpost.message.MessageId;
import dev.everpost.silence.Ear.Leg;
import dev.everpost.store.Learned;
import dev.everpost.store.Ledger;
import dev.everpost.store.StoreUnavailable;
import dev.everpost.world.Steps;
import dev.everpost.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the book of facts and keeps an ear for each provider from its first report on. What it learned survives a restart.
 * Thread-safe; a store that fails only makes it late, and nothing here touches mail: what is found goes to a {@link Reaction}.
 */
public final class Listener {

    /** Facts of one look. */
    static final int BATCH = 1_000;
    /** Messages whose class is looked up in one judgement of one provider. */
    static final int LOOKED_UP_MAX = 1_000;
    /** Between two judgements of what was heard. */
    static final Duration JUDGED_EVERY = Duration.ofSeconds(10);
    /** Between two times of keeping what was learned; so much is heard again after a crash. */
    static final Duration KEPT_EVERY = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);
    private static final Duration IDLE = Duration.ofSeconds(1);
    /** Between two full looks: catching up after a start leaves the store to others. */
    private static final Duration BREATH = Duration.ofMillis(20);

    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(5);

    private final Ledger ledger;
    private final World world;
    private final Map<ProviderName, Ear> ears = new ConcurrentHashMap<>();
    private final Steps steps;
    private final Alarms alarms;
    private final Reactions reactions;
    private final Memory memory;
    private boolean recalled;
    private long position;
    private long keptPosition;
    private long judgedAt;
    private long keptAt;

    /**
     * @param news takes the alarms
     * @param reaction is told of each silent attempt
     */
    public Listener(Ledger ledger, Learned learned, Consumer<Fact> news, Reaction reaction, World world) {
        this.ledger = ledger;
        this.alarms = new Alarms(news, world.time());
        this.reactions = new Reactions(reaction);
        this.memory = new Memory(learned);
        this.world = world;
        this.steps = new Steps("silence", this::step, world.threads());
        this.judgedAt = world.time().nanos();
        this.keptAt = judgedAt;
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

    /** Since when a report of this recipient is overdue at some provider that reports on other mail. */
    public Optional<Instant> overdueSince(MessageId message, int recipient) {
        var now = world.time().now();
        var leg = new Leg(message, recipient);
        return ears.values().stream()
                .flatMap(ear -> ear.overdueSince(leg, now).stream())
                .min(Comparator.naturalOrder());
    }

    /** One look; returns how long to wait for the next. */
    Duration step() {
        try {
            if (!recalled) {
                position = memory.recall(ears, alarms);
                keptPosition = position;
                recalled = true;
            }
            var tail = ledger.reportsAndHandOvers(Set.copyOf(ears.keySet()), position, BATCH);
            tail.entries().forEach(entry -> hear(entry.fact()));
            boolean more = tail.reached() >= position + BATCH;
            position = tail.reached();
            if (isTime(keptAt, KEPT_EVERY) && position != keptPosition) {
                keep();
            }
            if (more) {
                return BREATH;
            }
            if (isTime(judgedAt, JUDGED_EVERY)) {
                judgedAt = world.time().nanos();
                ears.forEach(this::judge);
            }
            return IDLE;
        } catch (StoreUnavailable e) {
            LOG.atDebug().setCause(e).log("the book of facts cannot be read now; silence is found later");
            return AFTER_TROUBLE;
        }
    }

    private boolean isTime(long last, Duration every) {
        return world.time().since(last).compareTo(every) >= 0;
    }

    private void keep() {
        keptAt = world.time().nanos();
        if (memory.keep(position, ears, alarms, world.time().now())) {
            keptPosition = position;
        }
    }

    /** Only when the book is read to its end: a report further on may be the one that is missed. */
    private void judge(ProviderName provider, Ear ear) {
        var now = world.time().now();
        for (var leg : ear.unclassified(now, LOOKED_UP_MAX)) {
            ledger.story(leg.message())
                    .ifPresentOrElse(story -> ear.classify(leg, story.message().messageClass()), () -> ear.forget(leg));
        }
        var hearing = ear.hearing(now);
        alarms.look(provider, hearing);
        switch (hearing) {
            case Hearing.NotReporting _ -> {}
            case Hearing.Reporting reporting -> reactions.look(provider, reporting.overdue());
            // Its webhooks are broken, or it loses everything: it may know that it never got them.
            case Hearing.Deaf _ -> reactions.look(provider, ear.unheard(now));
        }
    }

    private void hear(Fact fact) {
        switch (fact) {
            case Fact.AttemptEnded ended ->
                ended.outcomes().stream()
                        .filter(share -> share.outcome() instanceof Outcome.Accepted)
                        .forEach(share -> ear(ended.provider())
                                .handedOver(new Leg(ended.message(), share.recipient()), ended.attempt(), ended.at()));
            case Fact.Inquired asked
            when asked.finding() == Fact.Found.TAKEN ->
                asked.recipients()
                        .forEach(index -> ear(asked.provider())
                                .handedOver(new Leg(asked.message(), index), asked.attempt(), asked.at()));
            case Fact.Silent silent ->
                silent.recipients().forEach(index -> decided(silent, new Leg(silent.message(), index)));
            case Fact.Reported told when told.provider() != null -> told(ear(told.provider()), told);
            default -> {}
        }
    }

    /** A provider that says that it has it has given account of it. */
    private void decided(Fact.Silent silent, Leg leg) {
        var ear = ear(silent.provider());
        if (silent.finding() == Fact.Found.TAKEN) {
            ear.forget(leg);
        } else {
            ear.decided(leg, silent.remedy(), silent.at());
        }
    }

    private static void told(Ear ear, Fact.Reported told) {
        var leg = new Leg(told.message(), told.recipient());
        if (told.tellsTheEnd()) {
            ear.reported(leg, told.at());
        } else {
            ear.underWay(leg, told.at());
        }
    }

    private Ear ear(ProviderName provider) {
        return ears.computeIfAbsent(provider, _ -> new Ear());
    }
}
