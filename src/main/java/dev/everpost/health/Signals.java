package dev.everpost.health;

import dev.everpost.world.World;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The board on which every observer keeps its newest signal. Thread-safe; never blocks, never throws.
 *
 * <p>A signal that is older than the one it would replace is left out, and so are signals of scopes beyond {@value #MOST}:
 * somebody who floods the board must not push others off it.
 */
public final class Signals implements Signal.Sink {

    /** How many are kept. */
    public static final int MOST = 20_000;

    private final ConcurrentMap<Key, Signal> newest = new ConcurrentHashMap<>();
    private final World world;

    public Signals(World world) {
        this.world = world;
    }

    private record Key(Source source, String observer, Scope scope) {}

    @Override
    public void tell(Signal signal) {
        if (newest.size() >= MOST) {
            sweep();
        }
        var key = new Key(signal.source(), signal.observer(), signal.scope());
        if (newest.size() < MOST || newest.containsKey(key)) {
            newest.merge(key, signal, (old, told) -> told.at().isBefore(old.at()) ? old : told);
        }
    }

    /** Those that still count, by scope, source and observer. */
    public List<Signal> current() {
        var now = world.time().now();
        return newest.values().stream()
                .filter(signal -> !signal.isStale(now))
                .sorted(Comparator.comparing(Signal::scope)
                        .thenComparing(Signal::source)
                        .thenComparing(Signal::observer))
                .toList();
    }

    private void sweep() {
        var now = world.time().now();
        newest.values().removeIf(signal -> signal.isStale(now));
    }
}
