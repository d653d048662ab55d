package dev.everpost.health.probe;

import dev.everpost.world.World;
import java.time.Duration;

/** Visits targets. Thread-safe; blocks for up to a few times the time of a step. */
public final class Visitor {

    /** A failure is tried again after this time: a lost packet, a server that restarts. */
    static final Duration BETWEEN = Duration.ofSeconds(1);

    private final NameLook names;
    private final Duration atMost;
    private final World world;

    /** Opens nothing yet. */
    public Visitor(ProbeSettings settings, World world) {
        this.names = new NameLook(settings.servers(), world);
        this.atMost = settings.timeout();
        this.world = world;
    }

    /** Two of three visits decide; one that works at once needs no second. */
    public Visit visit(Target target) {
        var first = once(target, Step.HTTP);
        if (first.failure().isEmpty()) {
            return first;
        }
        var second = again(target);
        if (second.failure().isPresent()) {
            return second;
        }
        return again(target);
    }

    /** One try, up to a step. */
    Visit once(Target target, Step last) {
        return new Walk(target, names, atMost, world).upTo(last);
    }

    boolean isDeaf() {
        return names.isDeaf();
    }

    private Visit again(Target target) {
        world.threads().sleep(BETWEEN);
        return once(target, Step.HTTP);
    }
}
