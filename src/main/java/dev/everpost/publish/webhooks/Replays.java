package dev.everpost.publish.webhooks;

import dev.everpost.event.EventPages;
import dev.everpost.event.Occasions;
import dev.everpost.event.Stories;
import dev.everpost.store.Ledger;
import dev.everpost.store.Outbox;
import dev.everpost.store.Outbox.NewParcel;
import dev.everpost.store.Registry;
import dev.everpost.store.StoreUnavailable;
import dev.everpost.world.Steps;
import dev.everpost.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells endpoints again what happened since a time, under the same ids. A replay is durable: parcels and progress are one commit, so
 * it goes on after a crash where it was. It waits while much waits for its endpoint. Thread-safe.
 */
public final class Replays {

    /** Replays that may be unfinished at one time. */
    public static final int MOST = 100;

    /** While so many events wait for the endpoint, its replay waits too. */
    static final int WAITING_MAX = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(Replays.class);
    private static final String KIND = "webhook.replay";
    private static final JsonMapper JSON = new JsonMapper();
    private static final int BATCH = 500;
    private static final Duration IDLE = Duration.ofSeconds(1);

    private final Registry registry;
    private final Ledger ledger;
    private final Outbox outbox;
    private final EndpointBook book;
    private final Announcer announcer;
    private final Occasions occasions;
    private final World world;
    private final Runnable added;
    private final Steps steps;

    Replays(Memory memory, EndpointBook book, Announcer announcer, Occasions occasions, Runnable added, World world) {
        this.registry = memory.registry();
        this.ledger = memory.ledger();
        this.outbox = memory.outbox();
        this.book = book;
        this.announcer = announcer;
        this.occasions = occasions;
        this.added = added;
        this.world = world;
        this.steps = new Steps("webhook-replays", () -> round() ? Duration.ZERO : IDLE, world.threads());
    }

    /** Where it reads and keeps. */
    public record Memory(Registry registry, Ledger ledger, Outbox outbox) {}

    /** What became of a request. */
    public sealed interface Asked {
        /** It will be done, whatever happens to this process. */
        record Begun(Replay replay) implements Asked {}

        /** So many are under way. */
        record Full(int most) implements Asked {}

        /** Not durable, as far as anybody knows. */
        record Unavailable(String why) implements Asked {}
    }

    /** Begins a replay of what happened from a time to now. */
    public Asked ask(Endpoint endpoint, Instant since) {
        var pages = new EventPages(ledger, occasions);
        var replay = new Replay(
                UUID.randomUUID().toString(),
                endpoint.id(),
                since,
                pages.before(since).position(),
                pages.end().position());
        var asked = registry.create(
                key(replay), JSON.writeValueAsString(replay), MOST, world.time().now());
        return switch (asked) {
            case Registry.Change.Full(var most) -> new Asked.Full(most);
            case Registry.Change.Unavailable(var why) -> new Asked.Unavailable(why);
            case Registry.Change.Done _, Registry.Change.Exists _, Registry.Change.Missing _ -> {
                steps.wake();
                yield new Asked.Begun(replay);
            }
        };
    }

    void start() {
        steps.start();
    }

    void stop() {
        steps.stop();
    }

    /** One step of each replay; false when nothing could be done now. */
    boolean round() {
        try {
            boolean moved = false;
            for (var document : registry.list(KIND, null, MOST)) {
                moved |= step(JSON.readValue(document.json(), Replay.class));
            }
            return moved;
        } catch (StoreUnavailable later) {
            LOG.atDebug().setCause(later).log("the book of facts cannot be read now; replays wait");
            return false;
        }
    }

    private boolean step(Replay replay) {
        var endpoint = book.all().stream()
                .filter(one -> one.id().equals(replay.endpoint()) && one.on())
                .findFirst();
        long done = Math.max(replay.after(), outbox.position(replay.reader()));
        if (endpoint.isEmpty() || done >= replay.upTo()) {
            return end(replay);
        }
        var waiting = outbox.backlog().get(endpoint.get().destination());
        return (waiting == null || waiting.parcels() < WAITING_MAX) && advance(replay, endpoint.get(), done);
    }

    private boolean advance(Replay replay, Endpoint endpoint, long done) {
        var entries = ledger.factsAfter(done, BATCH);
        var stories = new Stories(ledger);
        var parcels = new ArrayList<NewParcel>();
        long reached = replay.upTo();
        for (var entry : entries) {
            if (entry.position() <= replay.upTo()) {
                parcels.addAll(again(replay, endpoint, entry, stories));
            }
        }
        if (!entries.isEmpty()) {
            reached = Math.min(entries.getLast().position(), replay.upTo());
        }
        boolean kept =
                outbox.add(replay.reader(), reached, parcels, world.time().now());
        if (kept && !parcels.isEmpty()) {
            added.run();
        }
        return kept;
    }

    /** Also what happened before the endpoint was made: a replay is asked for on purpose. */
    private List<NewParcel> again(Replay replay, Endpoint endpoint, Ledger.Entry entry, Stories stories) {
        return occasions.of(entry, stories).stream()
                .filter(event -> !event.at().isBefore(replay.since()))
                .filter(endpoint.terms().filter()::wants)
                .map(event -> announcer.parcel(event, endpoint))
                .toList();
    }

    /** The document goes first: a crash in between leaves a reader's row, not a replay that starts again. */
    private boolean end(Replay replay) {
        return switch (registry.remove(key(replay))) {
            case Registry.Change.Unavailable _ -> false;
            case Registry.Change.Done _, Registry.Change.Exists _, Registry.Change.Missing _, Registry.Change.Full _ ->
                outbox.forget(replay.reader());
        };
    }

    private static Registry.Key key(Replay replay) {
        return new Registry.Key(KIND, replay.id());
    }
}
