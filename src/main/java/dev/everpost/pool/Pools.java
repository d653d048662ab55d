package dev.everpost.pool;

import dev.everpost.fact.ProviderName;
import dev.everpost.message.Message;
import dev.everpost.message.MessageClass;
import dev.everpost.message.Recipient;
import dev.everpost.store.Learned;
import dev.everpost.world.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One provider's pools: chooses for each attempt the one that it goes from and counts what goes, never above a ceiling.
 *
 * <p>Thread-safe. The count is made durable in steps of a fiftieth of a ceiling before mail goes, so that it is exact under
 * concurrency, restarts and crashes; such a step waits for a commit, and everything else is a look-up. What does not fit into its pool
 * overflows to the next pool that it is for; critical mail may go from any warm one.
 */
public final class Pools implements Desk {

    static final String ROOM = "pool";
    private static final Duration UNKEPT = Duration.ofSeconds(5);

    private final ReentrantLock lock = new ReentrantLock();
    private final Memory memory;
    private final List<Berths> pools;
    private final @Nullable Berths account;
    private boolean closed;

    /**
     * Goes on from what is kept.
     *
     * @param pools in order of preference; none is the account as a whole
     * @param plan of the whole account, or null
     */
    public Pools(ProviderName provider, List<Pool> pools, @Nullable Plan plan, Learned learned, Time time) {
        this.memory = new Memory(provider, learned, time);
        this.pools = pools.stream().map(Berths::new).toList();
        this.account = plan == null ? null : new Berths(Pool.ofAccount(plan));
        memory.restore(all());
    }

    private Stream<Berths> all() {
        return account == null ? pools.stream() : Stream.concat(Stream.of(account), pools.stream());
    }

    @Override
    public Boarding board(Message message, List<Recipient> recipients) {
        lock.lock();
        try {
            if (closed) {
                return new Boarding.Full(memory.now().plus(UNKEPT), "its pools were set anew");
            }
            all().forEach(berths -> berths.turn(memory.now()));
            return room(message, recipients);
        } finally {
            lock.unlock();
        }
    }

    private Boarding room(Message message, List<Recipient> recipients) {
        var full = new ArrayList<Berths>();
        int roomOfAll = account == null ? recipients.size() : account.room(recipients);
        if (roomOfAll == 0 && account != null) {
            return Reasons.full(List.of(account));
        }
        var order = order(message);
        for (var berths : order) {
            int room = berths.room(recipients.subList(0, roomOfAll));
            if (room > 0) {
                return take(berths, recipients.subList(0, room), full);
            }
            full.add(berths);
        }
        // Mail that no pool is for goes as the provider's own settings say.
        return order.isEmpty() ? take(null, recipients.subList(0, roomOfAll), full) : Reasons.full(full);
    }

    /** For critical mail warm pools first, its own before others'; for the rest its own, as listed. */
    private List<Berths> order(Message message) {
        var own = pools.stream()
                .filter(berths -> berths.pool().purpose().fits(message))
                .toList();
        if (message.messageClass() != MessageClass.CRITICAL) {
            return own;
        }
        return Stream.of(own.stream().filter(Berths::isWarm), pools.stream().filter(Berths::isWarm), own.stream())
                .flatMap(each -> each)
                .distinct()
                .toList();
    }

    private Boarding take(@Nullable Berths berths, List<Recipient> recipients, List<Berths> full) {
        var parts = Stream.of(account, berths).filter(each -> each != null).toList();
        var loads = new LinkedHashMap<Berths, Map<String, Integer>>();
        var grown = new ArrayList<Berths>();
        for (var part : parts) {
            var load = part.load(recipients);
            loads.put(part, load);
            if (part.grant(load)) {
                grown.add(part);
            }
        }
        if (!grown.isEmpty() && !memory.keep(grown, false)) {
            return new Boarding.Full(memory.now().plus(UNKEPT), "what its pools sent cannot be kept by the store now");
        }
        grown.forEach(Berths::confirm);
        return new Boarding.Aboard(new Place(this, berths, loads, recipients, Reasons.why(berths, full)));
    }

    /** A report came about mail that went from a pool; null for none of them. */
    public void reported(@Nullable String pool, boolean complaint) {
        locked(berths -> {
            var progress = berths.progress();
            boolean concerned =
                    berths.pool().name().isEmpty() || berths.pool().name().equals(pool);
            if (progress != null && concerned) {
                if (complaint) {
                    progress.complained();
                } else {
                    progress.bounced(1);
                }
            }
        });
    }

    /** Does something with each pool, brought up to date, under the lock. */
    void locked(Consumer<Berths> step) {
        lock.lock();
        try {
            all().forEach(berths -> {
                berths.turn(memory.now());
                step.accept(berths);
            });
        } finally {
            lock.unlock();
        }
    }

    /** How the pools are now. */
    public List<PoolView> views() {
        var views = new ArrayList<PoolView>();
        locked(berths -> {
            var progress = berths.progress();
            views.add(new PoolView(
                    berths.pool().name(),
                    berths.usedToday(),
                    berths.ceilingToday(),
                    progress == null ? null : progress.words()));
        });
        return views;
    }

    /** Keeps the counts as they are and lets nothing more go. */
    public void close() {
        lock.lock();
        try {
            closed = true;
            memory.keep(all().toList(), true);
        } finally {
            lock.unlock();
        }
    }
}
