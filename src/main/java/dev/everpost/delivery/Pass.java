package dev.everpost.delivery;

import dev.everpost.delivery.Chooser.Choice;
import dev.everpost.delivery.Chooser.Errand;
import dev.everpost.fact.ProviderName;
import dev.everpost.message.Content;
import dev.everpost.message.Message;
import dev.everpost.route.Plan;
import dev.everpost.standing.ReceiverHolds;
import dev.everpost.store.Change;
import dev.everpost.store.Delivery;
import dev.everpost.store.Spool;
import dev.everpost.store.Work;
import dev.everpost.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One leased message carried as far as it goes now: candidates in order, one attempt after the other, until everything is
 * settled or must wait. Runs on one virtual thread; the lease ends with the pass.
 */
final class Pass {

    private final Spool spool;
    private final Supplier<Carriers> carriers;
    private final Chooser chooser;
    private final Attempt attempts;
    private final Aftermath aftermath;
    private final Reconciliation reconciliation;
    private final ReceiverPatience receivers;
    private final Endings endings;
    private final DeliverySettings settings;
    private final World world;
    private final BooleanSupplier stopping;

    Pass(
            Spool spool,
            Supplier<Carriers> carriers,
            Aftermath aftermath,
            Reconciliation reconciliation,
            ReceiverHolds holds,
            Notices notices,
            DeliverySettings settings,
            DeliveryEvents events,
            World world,
            BooleanSupplier stopping) {
        this.spool = spool;
        this.carriers = carriers;
        this.chooser = new Chooser(settings, world);
        var guarded = new GuardedNotices(notices);
        this.endings = new Endings(spool, guarded, events, world);
        this.receivers = new ReceiverPatience(holds, spool, aftermath, settings, world);
        this.attempts = new Attempt(spool, aftermath, guarded, settings, events, world, stopping, receivers);
        this.aftermath = aftermath;
        this.reconciliation = reconciliation;
        this.settings = settings;
        this.world = world;
        this.stopping = stopping;
    }

    /**
     * Carries the work; true when the spool holds something of it, or a notice about it, that has a time of its own. Never
     * throws for anything the store or a provider does.
     */
    boolean run(Work work) {
        var message = work.message();
        var body = Body.of(work, spool);
        if (isPast(message.deadline())) {
            expire(message, body.orNothing(), work.deliveries());
            return true;
        }
        return switch (body) {
            case Body.Found(var content) -> carry(work, content);
            case Body.Missing(var pause, var why) -> {
                hold(message, work.deliveries(), null, pause, why);
                yield true;
            }
        };
    }

    /** The last moment to learn that it was taken long ago. */
    private void expire(Message message, Content content, List<Delivery> deliveries) {
        var left = reconciliation.before(message, deliveries, new HashSet<>()).goOn();
        if (!left.isEmpty()) {
            endings.expire(message, content, left);
        }
    }

    private boolean isPast(Instant deadline) {
        return !world.time().now().isBefore(deadline);
    }

    private boolean carry(Work work, Content content) {
        var message = work.message();
        var left = work.deliveries();
        var tried = new HashSet<ProviderName>();
        var asked = new HashSet<Integer>();
        var granted = new HashSet<String>();
        boolean retry = left.stream().anyMatch(delivery -> delivery.tries() > 0);
        int attempt = work.attempts();
        boolean waits = false;
        long start = world.time().nanos();
        while (!left.isEmpty()) {
            if (stopping.getAsBoolean()) {
                spool.release(message.id());
                return true;
            }
            var step = reconciliation.before(message, left, asked);
            left = step.goOn();
            waits |= step.waits();
            tried.addAll(step.silent());
            if (left.isEmpty()) {
                break;
            }
            if (isPast(message.deadline())) {
                endings.expire(message, content, left);
                return true;
            }
            var believed = receivers.before(message, left, granted);
            left = believed.goOn();
            waits |= believed.waits();
            if (left.isEmpty()) {
                break;
            }
            var now = carriers.get();
            var plan = plan(now, message, content, left);
            if (plan.candidates().isEmpty()) {
                left = withCarriers(now, message, content, left);
                waits = true;
                continue;
            }
            switch (chooser.choose(plan, now, errand(message, left, retry, tried))) {
                case Choice.Chosen chosen -> {
                    if (stopping.getAsBoolean()) {
                        // It may have stood in line for a minute; what has not begun waits for the next start.
                        chosen.passage().abandon(chosen.carrier());
                        spool.release(message.id());
                        return true;
                    }
                    attempt++;
                    var remaining = attempts.make(message, content, left, attempt, chosen);
                    if (remaining.goesOn()) {
                        tried.add(chosen.carrier().provider().name());
                    }
                    left = remaining.deliveries();
                    waits |= remaining.waits();
                }
                case Choice.NobodyNow nobody -> {
                    if (!waitInMemory(nobody, start)) {
                        hold(message, left, nobody.waitsFor(), wait(nobody, message, left), nobody.why());
                        return true;
                    }
                }
            }
        }
        return waits;
    }

    /**
     * Whom some provider could carry: the others are refused now, for no waiting changes what all providers are unable to
     * do. Recipients whose only obstacle is their company travel one by one.
     */
    private List<Delivery> withCarriers(Carriers now, Message message, Content content, List<Delivery> left) {
        var able = new ArrayList<Delivery>();
        var unable = new ArrayList<Delivery>();
        var why = "";
        for (var delivery : left) {
            var alone = plan(now, message, content, List.of(delivery));
            (alone.candidates().isEmpty() ? unable : able).add(delivery);
            why = alone.candidates().isEmpty() ? alone.obstacles() : why;
        }
        if (unable.isEmpty()) {
            return able.subList(0, 1);
        }
        return endings.refuse(message, content, unable, why, able.isEmpty()) ? able : List.of();
    }

    private static Errand errand(Message message, List<Delivery> left, boolean retry, Set<ProviderName> tried) {
        return new Errand(message, left.stream().map(Delivery::recipient).toList(), retry, tried);
    }

    private static Plan plan(Carriers now, Message message, Content content, List<Delivery> left) {
        var recipients = left.stream().map(Delivery::recipient).toList();
        return now.routes().plan(message, recipients, content.size() + Trace.BYTES_MAX, new Anatomy(content));
    }

    /** Sleeps when a gate opens so soon that the spool is not worth the write; false when it is. */
    private boolean waitInMemory(Choice.NobodyNow nobody, long startNanos) {
        var wait = Duration.between(world.time().now(), nobody.until());
        var patience = settings.memoryPatience().minus(world.time().since(startNanos));
        if (nobody.waitsFor() == null || wait.compareTo(patience) > 0) {
            return false;
        }
        world.threads().sleep(wait.compareTo(Duration.ofMillis(5)) > 0 ? wait : Duration.ofMillis(5));
        return true;
    }

    /** Until a gate opens; mail that every provider turned away this time comes back less and less often. */
    private Duration wait(Choice.NobodyNow nobody, Message message, List<Delivery> left) {
        int tries = left.stream().mapToInt(Delivery::tries).min().orElse(0);
        if (nobody.waitsFor() == null && tries > 0) {
            return aftermath.backoff(message.messageClass(), tries);
        }
        var now = world.time().now();
        var hold = settings.hold(message.messageClass(), Duration.between(message.acceptedAt(), now));
        return nobody.byItself() ? DeliverySettings.within(Duration.between(now, nobody.until()), hold) : hold;
    }

    private void hold(
            Message message, List<Delivery> left, @Nullable ProviderName waitsFor, Duration wait, String why) {
        var spread = wait.plus(world.chance().upTo(wait.dividedBy(4)));
        var due = world.time().now().plus(spread);
        var held = left.stream()
                .map(delivery -> aftermath.held(delivery, message, due, waitsFor, why))
                .toList();
        if (!spool.record(new Change(message.id(), List.of(), held, true, List.of()))) {
            spool.release(message.id());
        }
    }
}
