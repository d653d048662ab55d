package dev.everpost.sim;

import dev.everpost.fact.ProviderName;
import dev.everpost.message.Content;
import dev.everpost.message.EmailAddress;
import dev.everpost.message.MessageClass;
import dev.everpost.message.Recipient;
import dev.everpost.message.Submission;
import dev.everpost.message.Submission.Via;
import dev.everpost.provider.Capabilities;
import dev.everpost.route.Match;
import dev.everpost.route.OnUnknown;
import dev.everpost.route.RouteRule;
import dev.everpost.route.Strategy;
import dev.everpost.scenario.Fault;
import dev.everpost.standing.GateSettings;
import dev.everpost.store.sqlite.FileConnections;
import dev.everpost.store.sqlite.SqliteSettings;
import dev.everpost.store.sqlite.SqliteStore;
import dev.everpost.store.sqlite.StoreEvents;
import dev.everpost.virtual.VirtualWorld;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** One message in virtual time, while the first of two providers is ill. */
final class FailoverRun {

    static final Duration UNKNOWN_WAIT = Duration.ofMinutes(15);
    private static final ProviderName PRIMARY = new ProviderName("alpha");
    private static final ProviderName BACKUP = new ProviderName("beta");
    private static final Duration LONG = Duration.ofHours(2);

    private final VirtualWorld sim = new VirtualWorld(7, Simulate.EPOCH);
    private final SqliteSettings settings;
    private final FaultyDisk disk;
    private final History history = new History();
    private final SimProvider primary = provider(PRIMARY);
    private final SimProvider backup = provider(BACKUP);

    private FailoverRun(Path folder) {
        this.settings = SqliteSettings.at(fresh(folder).resolve("sim.db")).withMinFreeBytes(0);
        this.disk = new FaultyDisk(new FileConnections(settings));
    }

    /** A call of a provider, and when it began. */
    record Call(String provider, Duration at) {}

    /** The first two calls, or fewer when nothing more comes within hours. */
    static List<Call> calls(Fault fault, MessageClass messageClass, OnUnknown onUnknown, Path folder) {
        var run = new FailoverRun(folder);
        try {
            run.primary.set(fault);
            run.sim.world().threads().start("gateway", () -> run.submit(messageClass, onUnknown));
            run.sim.run(LONG, () -> run.history.calls >= 2);
            return run.calls();
        } finally {
            run.sim.crash();
            run.disk.cut();
        }
    }

    private void submit(MessageClass messageClass, OnUnknown onUnknown) {
        var node = new Node(
                open(),
                List.of(primary, backup),
                Map.of(PRIMARY, GateSettings.defaults(PRIMARY), BACKUP, GateSettings.defaults(BACKUP)),
                Map.of(),
                List.of(rule(onUnknown)),
                sim.world());
        node.reception.submit(submission(messageClass));
    }

    private static Path fresh(Path folder) {
        try {
            return Files.createTempDirectory(folder, "run");
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private SqliteStore open() {
        try {
            return SqliteStore.open(settings, sim.world(), StoreEvents.none(), disk);
        } catch (IOException | SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private List<Call> calls() {
        var calls = new ArrayList<Call>();
        history.callNanosAndCount.forEach((name, times) ->
                times.forEach(call -> calls.add(new Call(name.value(), Duration.ofNanos(call[0])))));
        calls.sort(Comparator.comparing(Call::at));
        return calls;
    }

    private SimProvider provider(ProviderName name) {
        return new SimProvider(name, new Capabilities(10_000_000, 50, true, true), Candour.MUTE, sim.world(), history);
    }

    private static RouteRule rule(OnUnknown onUnknown) {
        return new RouteRule(
                Match.ANY,
                List.of(PRIMARY, BACKUP),
                Strategy.ORDERED,
                Map.of(),
                Duration.ofDays(1),
                onUnknown,
                UNKNOWN_WAIT);
    }

    private static Submission submission(MessageClass messageClass) {
        return new Submission(
                "loopback",
                Via.SMTP,
                EmailAddress.of("app@sender.example"),
                List.of(Recipient.plain(0, EmailAddress.of("ann@broken.example"))),
                new Content("Subject: code\r\n\r\n123456\r\n".getBytes(StandardCharsets.US_ASCII)),
                messageClass,
                null,
                null,
                null,
                null,
                null,
                Map.of(),
                Map.of());
    }
}
