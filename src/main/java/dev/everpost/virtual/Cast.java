package dev.everpost.virtual;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/** Who lives in a world: who can run, and who waits until when. Used by whoever has the baton, so by one thread at a time. */
final class Cast {

    private final SplittableRandom order;
    private final Map<Thread, Actor> all = new LinkedHashMap<>();
    private final List<Actor> ready = new ArrayList<>();
    private final PriorityQueue<Alarm> alarms =
            new PriorityQueue<>(Comparator.comparingLong(Alarm::at).thenComparingLong(Alarm::number));
    private long alarmsSet;

    /** Wakes one park of one actor. */
    private record Alarm(long at, long number, Actor actor, long park) {
        boolean counts() {
            return actor.isParked(park);
        }
    }

    Cast(SplittableRandom order) {
        this.order = order;
    }

    Collection<Actor> all() {
        return all.values();
    }

    Optional<Actor> of(Thread thread) {
        return Optional.ofNullable(all.get(thread));
    }

    void enter(Actor actor) {
        all.put(actor.thread(), actor);
        ready.add(actor);
    }

    void leave(Actor actor) {
        all.remove(actor.thread());
    }

    void clear() {
        all.clear();
        ready.clear();
        alarms.clear();
    }

    /** The actor gives up its turn until then, or until it is made ready. */
    void park(Actor actor, long until) {
        alarms.add(new Alarm(until, alarmsSet++, actor, actor.park()));
    }

    /** Ends its park, if it is in one. */
    void ready(Actor actor) {
        if (actor.unpark()) {
            ready.add(actor);
        }
    }

    boolean hasReady() {
        return !ready.isEmpty();
    }

    /** Takes one of those that can run, by chance. */
    Actor draw() {
        int drawn = order.nextInt(ready.size());
        var actor = ready.get(drawn);
        var last = ready.removeLast();
        if (drawn < ready.size()) {
            ready.set(drawn, last);
        }
        return actor;
    }

    /** Ends every park whose time has come. */
    void wake(long now) {
        dropOld();
        var next = alarms.peek();
        while (next != null && next.at() <= now) {
            ready(alarms.remove().actor());
            dropOld();
            next = alarms.peek();
        }
    }

    /** When the next park ends by itself; the end of time when none does. */
    long earliest() {
        dropOld();
        var next = alarms.peek();
        return next == null ? Long.MAX_VALUE : next.at();
    }

    private void dropOld() {
        var next = alarms.peek();
        while (next != null && !next.counts()) {
            alarms.remove();
            next = alarms.peek();
        }
    }
}
