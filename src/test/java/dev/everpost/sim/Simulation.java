package dev.everpost.sim;

import dev.everpost.fact.ProviderName;
import dev.everpost.sim.Circumstances.Event;
import dev.everpost.store.sqlite.FileConnections;
import dev.everpost.store.sqlite.SqliteSettings;
import dev.everpost.store.sqlite.SqliteStore;
import dev.everpost.store.sqlite.StoreEvents;
import dev.everpost.virtual.VirtualWorld;
import dev.everpost.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
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
 * One run: circumstances drawn from a seed, the gateway living through faults, crashes and disk errors, then everything
 * healed, and a judge who asks where each acknowledged message went.
 */
final class Simulation {

    private static final Duration BOOT = Duration.ofMinutes(2);
    private static final Duration SUBMITTING = Duration.ofHours(3);
    private static final Duration SETTLING = Duration.ofDays(4);

    /** What a run came to. */
    record Result(
            long seed,
            List<String> violations,
            int acked,
            int nacked,
            int calls,
            int copies,
            int crashes,
            Duration virtual,
            long steps,
            long fingerprint) {}

    private final long seed;
    private final VirtualWorld sim;
    private final Circumstances circumstances;
    private final History history = new History();
    private final Map<ProviderName, SimProvider> providers = new LinkedHashMap<>();
    private final List<Client> clients = new ArrayList<>();
    private final Path folder;
    private @Nullable FaultyDisk disk;
    private @Nullable Node node;
    private int crashes;

    private Simulation(long seed) {
        this.seed = seed;
        this.sim = new VirtualWorld(seed, Simulate.EPOCH);
        Simulate.watched(sim);
        this.circumstances = Circumstances.draw(new SplittableRandom(~seed));
        this.folder = memoryFolder();
        var candour = new SplittableRandom(seed ^ 0x5eedL);
        for (var name : circumstances.providers()) {
            providers.put(
                    name,
                    new SimProvider(
                            name, circumstances.capabilities().get(name), Candour.draw(candour), sim.world(), history));
        }
        for (int i = 0; i < circumstances.clients(); i++) {
            clients.add(new Client(i, circumstances.messagesPerClient(), circumstances.paceMax(), history));
        }
    }

    static Result run(long seed) {
        var simulation = new Simulation(seed);
        try {
            return simulation.live();
        } finally {
            simulation.sim.crash();
            simulation.dropStore();
            simulation.cleanUp();
        }
    }

    private Result live() {
        boot();
        for (var event : circumstances.events()) {
            sim.run(event.at().minus(sim.elapsed()), () -> false);
            happen(event);
        }
        heal();
        var violations = new ArrayList<String>();
        if (!sim.run(SUBMITTING, () -> clients.stream().allMatch(Client::done))) {
            violations.add("STUCK: clients cannot submit although everything is healed");
        }
        violations.addAll(judge());
        sim.failure().ifPresent(defect -> violations.add("a thread died: " + defect));
        return new Result(
                seed,
                violations,
                history.acked.size(),
                history.nacked,
                history.calls,
                history.copies(),
                crashes,
                sim.elapsed(),
                sim.turns(),
                history.fingerprint());
    }

    private void happen(Event event) {
        switch (event) {
            case Event.Ill ill -> providers.get(ill.provider()).set(ill.fault());
            case Event.Advised advised -> node.advise(advised.provider(), advised.level());
            case Event.Held held -> node.hold(held.domain(), held.holds());
            case Event.Disk mood -> disk.mood = mood.mood();
            case Event.Crash _ -> {
                crashes++;
                sim.crash();
                dropStore();
                boot();
            }
        }
    }

    private void heal() {
        providers.values().forEach(provider -> provider.set(null));
        disk.mood = Circumstances.DiskMood.SOUND;
    }

    private void boot() {
        var booted = new AtomicReference<Node>();
        var world = sim.world();
        disk = new FaultyDisk(new FileConnections(settings()));
        var mood = disk;
        world.threads().start("boot", () -> {
            booted.set(new Node(
                    open(world, mood),
                    List.copyOf(providers.values()),
                    circumstances.gates(),
                    circumstances.keepWarm(),
                    circumstances.rules(),
                    world));
        });
        if (!sim.run(BOOT, () -> booted.get() != null)) {
            throw new IllegalStateException("seed " + seed + ": the gateway did not start: " + sim.failure());
        }
        node = booted.get();
        for (var client : clients) {
            world.threads().start("client", () -> client.run(node.reception, world));
        }
    }

    private SqliteStore open(World world, FaultyDisk connections) {
        try {
            return SqliteStore.open(settings(), world, StoreEvents.none(), connections);
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until nothing is left to do, then asks the ledger about everything that was acknowledged. */
    private List<String> judge() {
        var world = sim.world();
        var found = new AtomicReference<List<String>>();
        var store = node.store.ledger();
        world.threads().start("judge", () -> {
            boolean quiet = false;
            while (!quiet) {
                world.threads().sleep(Duration.ofSeconds(30));
                var depth = store.depth(world.time().now());
                quiet = depth.attempting() == 0
                        && depth.waiting().values().stream().allMatch(count -> count == 0);
                quiet |= sim.elapsed().compareTo(SETTLING) > 0;
            }
            found.set(new Checker(history, circumstances.gates(), crashes).check(store));
        });
        sim.run(SETTLING.plusDays(1), () -> found.get() != null || sim.failure().isPresent());
        return found.get() == null ? List.of("the judge was not heard") : found.get();
    }

    private SqliteSettings settings() {
        return SqliteSettings.at(folder.resolve("sim.db")).withMinFreeBytes(0);
    }

    private void dropStore() {
        if (disk != null) {
            disk.cut();
        }
    }

    private static Path memoryFolder() {
        try {
            var memory = Path.of("/dev/shm");
            return Files.isWritable(memory)
                    ? Files.createTempDirectory(memory, "everpost-sim")
                    : Files.createTempDirectory("everpost-sim");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void cleanUp() {
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                Files.deleteIfExists(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
