package dev.everpost.sandbox;

import dev.everpost.scenario.Journey;
import dev.everpost.world.World;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * What really reached recipients, from every simulated provider: the outside judge's ledger. Thread-safe.
 *
 * <p>Keeps a line per copy, and bodies only up to the bytes asked for. Recipients are compared without regard to case.
 */
public final class Mailroom {

    /** More copies than this are counted and judged, but not kept as lines. */
    public static final long LINES_MAX = 5_000_000;

    private final World world;
    private final long bodyBytesMax;
    private final Map<String, Queue<Delivered>> byRecipient = new ConcurrentHashMap<>();
    private final Map<Expected, Integer> copies = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> byProvider = new ConcurrentHashMap<>();
    private final Map<String, byte[]> bodies = new ConcurrentHashMap<>();
    private final AtomicLong bodyBytes = new AtomicLong();
    private final AtomicLong lines = new AtomicLong();
    private final LongAdder bounced = new LongAdder();

    /** Keeps no bodies. */
    public Mailroom(World world) {
        this(world, 0);
    }

    /** Keeps bodies until they fill {@code bodyBytesMax}; later ones are only hashed. */
    public Mailroom(World world, long bodyBytesMax) {
        this.world = world;
        this.bodyBytesMax = bodyBytesMax;
    }

    /** One message for one recipient, as a judge expects it: by trace id, or by fingerprint where there is none. */
    public record Expected(String message, String recipient) {
        public Expected {
            recipient = recipient.toLowerCase(Locale.ROOT);
        }
    }

    /** What a judge found; both empty is good. */
    public record Judgement(List<Expected> lost, List<Expected> duplicated) {}

    /**
     * The counts.
     *
     * @param copies everything that arrived
     * @param messages different messages and recipients among them
     * @param duplicates copies beyond the first
     * @param bounced accepted, then refused by the receiver
     */
    public record Summary(long copies, long messages, long duplicates, long bounced, Map<String, Long> byProvider) {}

    /** The hex SHA-256 of a message without its leading trace lines: equal before and after it was carried. */
    public static String fingerprint(byte[] content) {
        return fingerprint(content, TraceHeader.of(content).lengthBytes());
    }

    /** Delivers as many copies as the journey has, when it ends. */
    void deliver(String provider, String sender, Collection<String> recipients, byte[] content, Journey journey) {
        journey.arrives(world, () -> {
            for (int i = 0; i < journey.copies(); i++) {
                deliver(provider, sender, recipients, content);
            }
        });
    }

    void deliver(String provider, String sender, Collection<String> recipients, byte[] content) {
        var trace = TraceHeader.of(content);
        var sha256 = fingerprint(content, trace.lengthBytes());
        var at = world.time().now();
        for (var recipient : recipients) {
            keep(new Delivered(at, provider, sender, recipient, trace.id(), sha256, content.length));
        }
        if (bodyBytesMax > 0 && bodyBytes.addAndGet(content.length) <= bodyBytesMax) {
            bodies.put(sha256, content);
        }
    }

    void bounce(int recipients) {
        bounced.add(recipients);
    }

    /** Everything that reached an address, oldest first. */
    public List<Delivered> of(String recipient) {
        return List.copyOf(byRecipient.getOrDefault(fold(recipient), new ConcurrentLinkedQueue<>()));
    }

    /** The whole message as it arrived, trace lines included, when bodies were asked for and this one fitted. */
    public Optional<byte[]> body(Delivered delivered) {
        return Optional.ofNullable(bodies.get(delivered.sha256()));
    }

    /** How many copies of a message reached an address. */
    public int copies(String message, String recipient) {
        return copies.getOrDefault(new Expected(message, recipient), 0);
    }

    /** Compares what was promised with what arrived. */
    public Judgement judge(Collection<Expected> promised) {
        var lost = promised.stream().filter(each -> !copies.containsKey(each)).toList();
        var duplicated = promised.stream()
                .filter(each -> copies.getOrDefault(each, 0) > 1)
                .toList();
        return new Judgement(lost, duplicated);
    }

    /** The counts now. */
    public Summary summary() {
        long all = byProvider.values().stream().mapToLong(LongAdder::sum).sum();
        var providers = new TreeMap<String, Long>();
        byProvider.forEach((provider, count) -> providers.put(provider, count.sum()));
        long messages = copies.size();
        return new Summary(all, messages, Math.max(0, all - messages), bounced.sum(), providers);
    }

    /** Waits until at least that many copies are here; false when the time passed first. */
    public boolean await(long count, Duration atMost) {
        long start = world.time().nanos();
        while (summary().copies() < count) {
            if (world.time().since(start).compareTo(atMost) > 0) {
                return false;
            }
            world.threads().sleep(Duration.ofMillis(2));
        }
        return true;
    }

    /** Forgets everything. */
    public void clear() {
        byRecipient.clear();
        copies.clear();
        byProvider.clear();
        bodies.clear();
        bodyBytes.set(0);
        lines.set(0);
        bounced.reset();
    }

    private void keep(Delivered delivered) {
        copies.merge(new Expected(delivered.message(), delivered.recipient()), 1, Integer::sum);
        byProvider.computeIfAbsent(delivered.provider(), _ -> new LongAdder()).increment();
        if (lines.incrementAndGet() <= LINES_MAX) {
            byRecipient
                    .computeIfAbsent(fold(delivered.recipient()), _ -> new ConcurrentLinkedQueue<>())
                    .add(delivered);
        }
    }

    private static String fold(String recipient) {
        return recipient.toLowerCase(Locale.ROOT);
    }

    private static String fingerprint(byte[] content, int from) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(content, from, content.length - from);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
