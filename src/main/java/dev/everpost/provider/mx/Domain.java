package dev.everpost.provider.mx;

import dev.everpost.world.Promise;
import dev.everpost.world.World;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** What is known of one recipient domain, and who may talk to its receivers now. Thread-safe. */
final class Domain {

    private final String name;
    private final DomainRules rules;
    private final World world;
    private final Pace pace;
    private final Backoff backoff = new Backoff();
    private final Deque<Promise<Boolean>> line = new ArrayDeque<>();
    private int talking;

    Domain(String name, DomainRules rules, World world) {
        this.name = name;
        this.rules = rules;
        this.world = world;
        this.pace = new Pace(rules.perSecond(), world.time().nanos());
    }

    /** What came of the wish to talk. */
    sealed interface Entry {

        /** Talk now; {@link Domain#leave} must follow. */
        record Entered(long sinceNanos) implements Entry {}

        /** Not now; {@code reply} is in the form of an SMTP reply. */
        record NotNow(Duration after, String reply) implements Entry {}
    }

    DomainRules rules() {
        return rules;
    }

    /** Asks to talk about so many recipients; waits at most this long for room. */
    Entry enter(int recipients, Duration atMost) {
        var known = known();
        if (known != null) {
            return known;
        }
        if (!hasRoomWithin(atMost)) {
            return new Entry.NotNow(
                    Duration.ofSeconds(1),
                    "451 4.3.2 " + rules.connectionsMax() + " conversations with " + name + " are under way already");
        }
        // Those ahead may have learned meanwhile that nobody is there.
        var learned = known();
        if (learned != null) {
            giveUpRoom();
            return learned;
        }
        return paced(recipients, atMost);
    }

    /** The talk is over; {@code trouble} is what was wrong with all of the domain's receivers, or null. */
    void leave(Entry.Entered entered, @Nullable String trouble) {
        synchronized (this) {
            if (trouble == null) {
                backoff.worked();
            } else {
                backoff.failed(trouble, entered.sinceNanos(), world.time().nanos());
            }
        }
        giveUpRoom();
    }

    /** Whether nothing would be lost by forgetting it. */
    synchronized boolean isForgettable() {
        long nanos = world.time().nanos();
        return talking == 0
                && line.isEmpty()
                && backoff.isQuiet(nanos)
                && pace.untilFree(nanos).isZero();
    }

    private synchronized Entry.@Nullable NotNow known() {
        long nanos = world.time().nanos();
        var reason = backoff.reason(nanos);
        return reason == null ? null : new Entry.NotNow(backoff.left(nanos), reason);
    }

    private Entry paced(int recipients, Duration atMost) {
        Duration wait;
        Duration untilFree;
        long now = world.time().nanos();
        synchronized (this) {
            wait = pace.take(recipients, atMost, now);
            untilFree = pace.untilFree(now);
            backoff.probe(now);
        }
        if (wait == null) {
            giveUpRoom();
            return new Entry.NotNow(
                    untilFree, "451 4.3.2 " + name + " gets " + rules.perSecond() + " recipients a second");
        }
        if (wait.isPositive()) {
            world.threads().sleep(wait);
        }
        return new Entry.Entered(now);
    }

    private boolean hasRoomWithin(Duration atMost) {
        Promise<Boolean> turn;
        synchronized (this) {
            if (talking < rules.connectionsMax() && line.isEmpty()) {
                talking++;
                return true;
            }
            turn = new Promise<>(world);
            line.add(turn);
        }
        if (turn.await(atMost).isPresent()) {
            return true;
        }
        synchronized (this) {
            // Called in the very last moment: whoever called has counted this one in already.
            return !line.remove(turn);
        }
    }

    private synchronized void giveUpRoom() {
        var next = line.poll();
        if (next == null) {
            talking--;
        } else {
            next.keep(true);
        }
    }
}
