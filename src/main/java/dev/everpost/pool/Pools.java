package dev.everpost.pool;

import dev.everpost.fact.Outcome;
import dev.everpost.fact.ProviderName;
import dev.everpost.message.Message;
import dev.everpost.message.MessageClass;
import dev.everpost.message.Recipient;
import dev.everpost.store.Learned;
import dev.everpost.world.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
            return full(List.of(account));
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
        return order.isEmpty() ? take(null, recipients.subList(0, roomOfAll), full) : full(full);
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
        return new Boarding.Aboard(new Place(berths, loads, recipients, why(berths, full)));
    }

    private static Boarding full(List<Berths> full) {
        var until =
                full.stream().map(Berths::until).min(Comparator.naturalOrder()).orElseThrow();
        return new Boarding.Full(until, words(full));
    }

    private static String why(@Nullable Berths berths, List<Berths> full) {
        var from = berths == null ? "" : "from pool " + berths.pool().name();
        return full.isEmpty() ? from : from + ", for " + words(full);
    }

    private static String words(List<Berths> full) {
        return full.stream()
                .map(berths -> (berths.pool().name().isEmpty()
                                ? "the account"
                                : "pool " + berths.pool().name()) + " has no room (" + berths.words() + ")")
                .collect(Collectors.joining(", "));
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

    private void locked(Consumer<Berths> step) {
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

    /** Recipients counted in a pool, and in the account's plan. */
    private final class Place implements Ticket {
        private final @Nullable Berths berths;
        private final Map<Berths, Map<String, Integer>> loads;
        private final Map<Berths, Map<String, Long>> periods = new LinkedHashMap<>();
        private final List<Recipient> recipients;
        private final String why;

        private Place(
                @Nullable Berths berths,
                Map<Berths, Map<String, Integer>> loads,
                List<Recipient> recipients,
                String why) {
            this.berths = berths;
            this.loads = loads;
            this.recipients = recipients;
            this.why = why;
            loads.forEach((part, load) -> periods.put(part, part.take(load)));
        }

        @Override
        public int recipients() {
            return recipients.size();
        }

        @Override
        public @Nullable String pool() {
            return berths == null ? null : berths.pool().id();
        }

        @Override
        public String name() {
            return berths == null ? "" : berths.pool().name();
        }

        @Override
        public String why() {
            return why;
        }

        /** As a day's quota: who was accepted counts, and who may have been. */
        @Override
        public void settle(List<Outcome> outcomes) {
            int accepted = (int)
                    outcomes.stream().filter(Outcome.Accepted.class::isInstance).count();
            int refused = (int) outcomes.stream().filter(Place::isDead).count();
            giveBack(unsent(outcomes));
            locked(part -> {
                var progress = part.progress();
                if (progress != null && loads.containsKey(part)) {
                    progress.accepted(accepted);
                    progress.bounced(refused);
                }
            });
        }

        private static boolean isDead(Outcome outcome) {
            return outcome instanceof Outcome.Refused(var scope, var _) && scope == Outcome.Scope.RECIPIENT;
        }

        private List<Recipient> unsent(List<Outcome> outcomes) {
            return IntStream.range(0, recipients.size())
                    .filter(i -> !(outcomes.get(i) instanceof Outcome.Accepted
                            || outcomes.get(i) instanceof Outcome.Unknown))
                    .mapToObj(recipients::get)
                    .toList();
        }

        @Override
        public void abandon() {
            giveBack(recipients);
        }

        private void giveBack(List<Recipient> unsent) {
            lock.lock();
            try {
                loads.keySet().forEach(part -> part.giveBack(part.load(unsent), periods.getOrDefault(part, Map.of())));
            } finally {
                lock.unlock();
            }
        }
    }
}
