package dev.everpost.sim;

import dev.everpost.fact.Fact;
import dev.everpost.fact.ProviderName;
import dev.everpost.message.MessageClass;
import dev.everpost.provider.Capabilities;
import dev.everpost.route.Match;
import dev.everpost.route.OnUnknown;
import dev.everpost.route.RouteRule;
import dev.everpost.route.Strategy;
import dev.everpost.scenario.SilentDrop;
import dev.everpost.sim.History.Leg;
import dev.everpost.standing.GateSettings;
import dev.everpost.store.Ledger;
import dev.everpost.store.sqlite.FileConnections;
import dev.everpost.store.sqlite.SqliteSettings;
import dev.everpost.store.sqlite.SqliteStore;
import dev.everpost.store.sqlite.StoreEvents;
import dev.everpost.virtual.VirtualWorld;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Two providers that report on what they take; the first accepts a share of the mail and drops it without a word for half an hour,
 * later its webhooks are lost for as long, and the gateway is killed several times on the way.
 */
final class SilenceRun {

    private static final ProviderName ALPHA = new ProviderName("alpha");
    private static final ProviderName BETA = new ProviderName("beta");
    private static final Duration BOOT = Duration.ofMinutes(2);
    private static final Duration END = Duration.ofMinutes(170);

    /** What a run came to; legs of critical mail. */
    record Result(long seed, List<String> violations, int dropped, int sentAgain, int copies, int crashes) {}

    private final long seed;
    private final VirtualWorld sim;
    private final SplittableRandom dice;
    private final Path folder;
    private final History history = new History();
    private final Postman postman;
    private final List<SimProvider> providers = new ArrayList<>();
    private final List<Client> clients = new ArrayList<>();
    private @Nullable FaultyDisk disk;
    private @Nullable Node node;
    private int crashes;

    private SilenceRun(long seed, Path folder) {
        this.seed = seed;
        this.folder = folder;
        this.sim = new VirtualWorld(seed, Simulate.EPOCH);
        this.dice = new SplittableRandom(~seed);
        this.postman = new Postman(sim.world());
        for (var name : List.of(ALPHA, BETA)) {
            var provider = new SimProvider(name, capabilities(), Candour.draw(dice), sim.world(), history);
            provider.reportTo(postman);
            providers.add(provider);
        }
        for (int i = 0; i < 3; i++) {
            clients.add(new Client(i, 10_000, Duration.ofSeconds(24), history));
        }
    }

    static Result run(long seed, Path folder) {
        var run = new SilenceRun(seed, folder);
        try {
            return run.live();
        } finally {
            run.sim.crash();
            run.disk.cut();
        }
    }

    private Result live() {
        boot();
        until(Duration.ofMinutes(30));
        providers.getFirst().set(new SilentDrop(0.2));
        crashWithin(Duration.ofMinutes(30), 3);
        providers.getFirst().set(null);
        until(Duration.ofMinutes(90));
        postman.broken(true);
        crashWithin(Duration.ofMinutes(30), 1);
        postman.broken(false);
        until(END);
        return judge();
    }

    private void until(Duration elapsed) {
        sim.run(elapsed.minus(sim.elapsed()), () -> false);
    }

    private void crashWithin(Duration time, int times) {
        var end = sim.elapsed().plus(time);
        for (int i = 0; i < times; i++) {
            sim.run(time.dividedBy(times + 1L).plusMillis(dice.nextInt(60_000)), () -> false);
            crashes++;
            sim.crash();
            disk.cut();
            boot();
        }
        until(end);
    }

    private void boot() {
        var booted = new AtomicReference<Node>();
        var world = sim.world();
        disk = new FaultyDisk(new FileConnections(settings()));
        var connections = disk;
        world.threads().start("boot", () -> {
            var born = new Node(open(connections), providers, gates(), Map.of(), rules(), world);
            born.hearSilence();
            booted.set(born);
        });
        if (!sim.run(BOOT, () -> booted.get() != null)) {
            throw new IllegalStateException("seed " + seed + ": the gateway did not start: " + sim.failure());
        }
        node = booted.get();
        var spool = node.store.spool();
        world.threads().start("postman", () -> postman.run(spool));
        clients.forEach(client -> world.threads().start("client", () -> client.run(node.reception, world)));
    }

    private SqliteStore open(FaultyDisk connections) {
        try {
            return SqliteStore.open(settings(), sim.world(), StoreEvents.none(), connections);
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Result judge() {
        var found = new AtomicReference<Result>();
        var ledger = node.store.ledger();
        sim.world().threads().start("judge", () -> found.set(judge(ledger)));
        sim.run(Duration.ofHours(1), () -> found.get() != null || sim.failure().isPresent());
        sim.failure().ifPresent(dead -> {
            throw new IllegalStateException("seed " + seed, dead);
        });
        return found.get();
    }

    private Result judge(Ledger ledger) {
        // The latest mail may be under way; the promises are judged of all that had its time.
        var last = sim.world().time().now().minus(Duration.ofMinutes(20));
        history.acked.values().removeIf(acked -> acked.at().isAfter(last));
        var violations = new Checker(history, gates(), crashes).check(ledger);
        int dropped = 0;
        for (var leg : history.dropped.keySet()) {
            if (isCritical(ledger, leg)) {
                dropped++;
                if (!history.taken.containsKey(leg)) {
                    violations.add("LOST: " + leg + " was dropped without a word and nobody else has it: "
                            + ledger.story(leg.message()).orElseThrow().facts());
                }
            }
        }
        long copies = history.taken.entrySet().stream()
                .filter(entry -> entry.getValue().size() > 1 && isCritical(ledger, entry.getKey()))
                .count();
        return new Result(seed, violations, dropped, sentAgain(ledger), (int) copies, crashes);
    }

    private static boolean isCritical(Ledger ledger, Leg leg) {
        return ledger.story(leg.message())
                .filter(story -> story.message().messageClass() == MessageClass.CRITICAL)
                .isPresent();
    }

    private int sentAgain(Ledger ledger) {
        return history.acked.keySet().stream()
                .flatMap(id -> ledger.story(id).stream())
                .flatMap(story -> story.facts().stream())
                .mapToInt(fact -> fact instanceof Fact.Silent silent && silent.remedy() == Fact.Remedy.SENT_AGAIN
                        ? silent.recipients().size()
                        : 0)
                .sum();
    }

    private SqliteSettings settings() {
        return SqliteSettings.at(folder.resolve("sim" + seed + ".db")).withMinFreeBytes(0);
    }

    private static Capabilities capabilities() {
        return new Capabilities(10_000_000, 50, true, true);
    }

    private static Map<ProviderName, GateSettings> gates() {
        var gates = new LinkedHashMap<ProviderName, GateSettings>();
        List.of(ALPHA, BETA).forEach(name -> gates.put(name, GateSettings.defaults(name)));
        return gates;
    }

    private static List<RouteRule> rules() {
        return List.of(new RouteRule(
                Match.ANY,
                List.of(ALPHA, BETA),
                Strategy.WEIGHTED,
                Map.of(ALPHA, 4, BETA, 1),
                Duration.ofHours(1),
                OnUnknown.RESEND,
                RouteRule.UNKNOWN_WAIT));
    }
}
