package dev.everpost.pool;

import dev.everpost.fact.ProviderName;
import dev.everpost.store.Learned;
import dev.everpost.store.StoreUnavailable;
import dev.everpost.world.Time;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps what one provider's pools sent. Guarded by the lock of {@link Pools}. */
final class Memory {

    private static final Logger LOG = LoggerFactory.getLogger(Memory.class);

    private final ProviderName provider;
    private final Learned learned;
    private final Time time;
    private boolean read;

    Memory(ProviderName provider, Learned learned, Time time) {
        this.provider = provider;
        this.learned = learned;
        this.time = time;
    }

    Instant now() {
        return time.now();
    }

    /** What cannot be read must not be overwritten: then nothing is kept, and nothing goes. */
    void restore(Stream<Berths> all) {
        try {
            var kept = learned.of(Pools.ROOM);
            all.forEach(berths -> {
                var state = kept.get(key(berths));
                if (state != null) {
                    State.read(state, berths);
                }
            });
            read = true;
        } catch (StoreUnavailable unreadable) {
            LOG.atWarn().addKeyValue("provider", provider).setCause(unreadable).log("what pools sent cannot be read");
        }
    }

    /** Whether it is durable. */
    boolean keep(List<Berths> changed, boolean exact) {
        var states = new HashMap<String, byte[]>();
        changed.stream()
                .filter(berths -> berths.pool().hasCeilings())
                .forEach(berths -> states.put(key(berths), State.write(berths, exact)));
        return states.isEmpty() || read && learned.keep(Pools.ROOM, states, time.now());
    }

    private String key(Berths berths) {
        return provider + "/" + berths.pool().name();
    }
}
