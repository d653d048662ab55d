package dev.everpost.bench;

import dev.everpost.fact.Fact;
import dev.everpost.fact.Outcome;
import dev.everpost.fact.ProviderName;
import dev.everpost.message.Content;
import dev.everpost.message.EmailAddress;
import dev.everpost.message.Message;
import dev.everpost.message.MessageClass;
import dev.everpost.message.MessageId;
import dev.everpost.message.Recipient;
import dev.everpost.message.Submission.Via;
import dev.everpost.store.Acceptance;
import dev.everpost.store.Change;
import dev.everpost.store.Delivery;
import dev.everpost.store.DeliveryState;
import dev.everpost.store.Lane;
import dev.everpost.store.NewMessage;
import dev.everpost.store.Spool;
import dev.everpost.store.sqlite.SqliteSettings;
import dev.everpost.store.sqlite.SqliteStore;
import dev.everpost.store.sqlite.StoreEvents;
import dev.everpost.world.World;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/**
 * Measures the SQLite store with real commits: {@code StoreBench <folder> <messages> <callers> <page size>}, and with a
 * fifth argument {@code queue} the memory and the speed of leases and counts with that many messages waiting.
 */
public final class StoreBench {

    private static final ProviderName PROVIDER = new ProviderName("bench");
    private static final int BODY_BYTES = 4096;

    private final Spool spool;
    private final int callers;
    private final AtomicLong ids =
            new AtomicLong(MessageId.of(System.currentTimeMillis(), 0).value());

    private StoreBench(Spool spool, int callers) {
        this.spool = spool;
        this.callers = callers;
    }

    public static void main(String[] arguments) throws Exception {
        var folder = Files.createTempDirectory(Path.of(arguments[0]), "bench");
        int messages = Integer.parseInt(arguments[1]);
        int callers = Integer.parseInt(arguments[2]);
        var settings = SqliteSettings.at(folder.resolve("everpost.db"))
                .withTuning(SqliteSettings.Tuning.DEFAULT.withPageSizeBytes(Integer.parseInt(arguments[3])));
        var batches = new Batches();
        try (var store = SqliteStore.open(settings, World.real(), batches)) {
            var bench = new StoreBench(store.spool(), callers);
            if (arguments.length > 4) {
                bench.queue(store, messages, batches);
            } else {
                bench.run("warm-up (full life)", messages / 4, batches, id -> bench.life(id));
                bench.run("accept", messages, batches, id -> bench.accept(id, false));
                bench.ids.addAndGet(-messages);
                bench.run("start an attempt", messages, batches, id -> bench.start(new MessageId(id)));
                bench.ids.addAndGet(-messages);
                bench.run("settle", messages, batches, id -> bench.settle(new MessageId(id)));
                bench.run("full life", messages, batches, id -> bench.life(id));
            }
        }
        sizes(folder);
    }

    private void queue(SqliteStore store, int messages, Batches batches) throws Exception {
        run("accept to the queue", messages, batches, id -> accept(id, false));
        System.gc();
        System.out.println(Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS") || line.startsWith("VmHWM"))
                .toList());
        timed("depth", () -> store.ledger().depth(Instant.now()));
        for (int i = 0; i < 10; i++) {
            timed(
                    "lease 100",
                    () -> store.spool()
                            .lease(
                                    Lane.TRANSACTIONAL_FRESH,
                                    100,
                                    dev.everpost.store.Spool.Order.OLDEST_FIRST,
                                    Instant.now()));
        }
        timed(
                "lease 100 with 1000 leased",
                () -> store.spool()
                        .lease(
                                Lane.TRANSACTIONAL_FRESH,
                                100,
                                dev.everpost.store.Spool.Order.OLDEST_FIRST,
                                Instant.now()));
        timed("nextDue", () -> store.spool().nextDue());
        timed("nextDue", () -> store.spool().nextDue());
    }

    private static void timed(String what, Runnable action) {
        long start = System.nanoTime();
        action.run();
        System.out.printf(Locale.ROOT, "%-28s %8.2f ms%n", what, (System.nanoTime() - start) / 1e6);
    }

    private void run(String what, int times, Batches batches, LongConsumer action) throws InterruptedException {
        batches.reset();
        var nanos = new long[times];
        var next = new AtomicInteger();
        long start = System.nanoTime();
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < callers; i++) {
            threads.add(Thread.ofVirtual().start(() -> work(next, nanos, action)));
        }
        for (var thread : threads) {
            thread.join();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        Arrays.sort(nanos);
        System.out.printf(
                Locale.ROOT,
                "%-20s %7.0f/s  p50 %.1f ms  p99 %.1f ms  %.0f operations per commit, %.2f ms per commit%n",
                what,
                times / seconds,
                nanos[times / 2] / 1e6,
                nanos[times * 99 / 100] / 1e6,
                batches.meanSize(),
                batches.meanMillis());
    }

    private void work(AtomicInteger next, long[] nanos, LongConsumer action) {
        int mine = next.getAndIncrement();
        while (mine < nanos.length) {
            long start = System.nanoTime();
            action.accept(ids.incrementAndGet());
            nanos[mine] = System.nanoTime() - start;
            mine = next.getAndIncrement();
        }
    }

    private void life(long number) {
        accept(number, true);
        var id = new MessageId(number);
        start(id);
        settle(id);
    }

    private void accept(long number, boolean lease) {
        var now = Instant.now();
        var id = new MessageId(number);
        var message = new Message(
                id,
                "shop",
                Via.SMTP,
                EmailAddress.of("shop@example.com"),
                MessageClass.TRANSACTIONAL,
                now,
                now.plus(Duration.ofHours(4)),
                now,
                BODY_BYTES,
                null,
                "Your order " + number,
                Map.of(),
                Map.of());
        var accepted = spool.accept(
                new NewMessage(message, List.of(recipient(number)), new Content(body(number)), null, null, lease));
        if (!(accepted instanceof Acceptance.Stored)) {
            throw new IllegalStateException(accepted.toString());
        }
    }

    private void start(MessageId id) {
        var now = Instant.now();
        var fact = new Fact.AttemptStarted(now, id, 1, PROVIDER, List.of(0), "bench is up and first in order");
        insist(new Change(id, List.of(fact), List.of(delivery(id, DeliveryState.ATTEMPTING, now)), false, List.of()));
    }

    private void settle(MessageId id) {
        var now = Instant.now();
        var outcome = new Fact.RecipientOutcome(0, new Outcome.Accepted("abc-" + id, "250 2.0.0 Ok: queued"), false);
        var fact = new Fact.AttemptEnded(now, id, 1, PROVIDER, Duration.ofMillis(20), List.of(outcome));
        insist(new Change(id, List.of(fact), List.of(delivery(id, DeliveryState.HANDED_OVER, now)), true, List.of()));
    }

    private void insist(Change change) {
        if (!spool.record(change)) {
            throw new IllegalStateException("record was refused");
        }
    }

    private static Delivery delivery(MessageId id, DeliveryState state, Instant now) {
        return new Delivery(
                recipient(id.value()), state, Lane.TRANSACTIONAL_FRESH, now, 1, 1, PROVIDER, 0, "attempt 1");
    }

    private static Recipient recipient(long number) {
        long scattered = number * 0x9E3779B97F4A7C15L >>> 20;
        return Recipient.plain(0, new EmailAddress("user" + scattered, "example.net"));
    }

    private static byte[] body(long number) {
        var body = new byte[BODY_BYTES];
        Arrays.fill(body, (byte) ('a' + number % 26));
        return body;
    }

    private static void sizes(Path folder) throws Exception {
        try (var files = Files.list(folder)) {
            for (var file : files.sorted().toList()) {
                System.out.println(file.getFileName() + " " + (Files.size(file) >> 20) + " MB");
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    /** Sums what the store tells. */
    private static final class Batches implements StoreEvents {
        private final AtomicLong commits = new AtomicLong();
        private final AtomicLong operations = new AtomicLong();
        private final AtomicLong nanos = new AtomicLong();

        @Override
        public void failing(String why) {
            System.out.println("FAILING " + why);
        }

        @Override
        public void sound(Duration failedFor) {
            System.out.println("sound after " + failedFor);
        }

        @Override
        public void batch(int size, long commitNanos) {
            commits.incrementAndGet();
            operations.addAndGet(size);
            nanos.addAndGet(commitNanos);
        }

        void reset() {
            commits.set(0);
            operations.set(0);
            nanos.set(0);
        }

        double meanSize() {
            return (double) operations.get() / Math.max(1, commits.get());
        }

        double meanMillis() {
            return nanos.get() / 1e6 / Math.max(1, commits.get());
        }
    }
}
