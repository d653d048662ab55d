package dev.everpost.sandbox;

import dev.everpost.scenario.Fault;
import dev.everpost.scenario.Flapping;
import dev.everpost.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The faults of one provider: those that were set, and those in force now, with flapping ones in their phase. Thread-safe. */
final class Steering implements AutoCloseable {

    private static final Duration LONG = Duration.ofDays(1);

    private final World world;
    private final String name;
    private final Consumer<List<Fault>> changed;
    private volatile List<Fault> set = List.of();
    private volatile List<Fault> active = List.of();
    private @Nullable Thread flapper;

    /** {@code changed} is called with the faults in force, one call at a time, whenever they change. */
    Steering(World world, String name, Consumer<List<Fault>> changed) {
        this.world = world;
        this.name = name;
        this.changed = changed;
    }

    synchronized void set(List<Fault> faults) {
        set = List.copyOf(new ArrayList<>(faults)); // a new list each time: its identity tells flappers apart
        long begin = world.time().nanos();
        apply(inForce(set, Duration.ZERO));
        var before = flapper;
        flapper = null;
        if (before != null) {
            world.threads().unpark(before);
        }
        if (set.stream().anyMatch(Flapping.class::isInstance)) {
            var mine = set;
            flapper = world.threads().start(name + "-flapping", () -> flap(mine, begin));
        }
    }

    /** As they were set. */
    List<Fault> set() {
        return set;
    }

    /** As they are in force now; never a flapping one. */
    List<Fault> active() {
        return active;
    }

    <F extends Fault> boolean has(Class<F> kind) {
        return active.stream().anyMatch(kind::isInstance);
    }

    @Override
    public void close() {
        set(List.of());
    }

    private void flap(List<Fault> mine, long begin) {
        while (applyPhase(mine, world.time().since(begin))) {
            world.threads().park(untilChange(mine, world.time().since(begin)));
        }
    }

    /** False when other faults were set meanwhile. */
    private synchronized boolean applyPhase(List<Fault> mine, Duration sinceBegin) {
        if (set != mine) {
            return false;
        }
        apply(inForce(mine, sinceBegin));
        return true;
    }

    private void apply(List<Fault> now) {
        if (!now.equals(active)) {
            active = now;
            changed.accept(now);
        }
    }

    private static List<Fault> inForce(List<Fault> faults, Duration sinceBegin) {
        var now = new ArrayList<Fault>();
        for (var fault : faults) {
            if (fault instanceof Flapping flapping) {
                flapping.at(sinceBegin).ifPresent(now::add);
            } else {
                now.add(fault);
            }
        }
        return List.copyOf(now);
    }

    private static Duration untilChange(List<Fault> faults, Duration sinceBegin) {
        var next = LONG;
        for (var fault : faults) {
            if (fault instanceof Flapping flapping) {
                var until = flapping.untilChange(sinceBegin);
                next = until.compareTo(next) < 0 ? until : next;
            }
        }
        return next;
    }
}
