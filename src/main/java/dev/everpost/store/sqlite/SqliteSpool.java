package dev.everpost.store.sqlite;

import dev.everpost.fact.Fact;
import dev.everpost.fact.ProviderName;
import dev.everpost.message.Content;
import dev.everpost.message.MessageId;
import dev.everpost.store.Acceptance;
import dev.everpost.store.Change;
import dev.everpost.store.Lane;
import dev.everpost.store.NewMessage;
import dev.everpost.store.Spool;
import dev.everpost.store.StoreUnavailable;
import dev.everpost.store.Work;
import dev.everpost.world.World;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The spool over one SQLite file. While the store is failing, {@link #nextDue} says when it is worth asking again. */
final class SqliteSpool implements Spool {

    private final World world;
    private final SqliteSettings settings;
    private final Inbox inbox;
    private final Recovery recovery;
    private final Readers readers;
    private final FreeSpace space;
    private final Runnable closing;

    SqliteSpool(
            World world,
            SqliteSettings settings,
            Inbox inbox,
            Recovery recovery,
            Readers readers,
            FreeSpace space,
            Runnable closing) {
        this.world = world;
        this.settings = settings;
        this.inbox = inbox;
        this.recovery = recovery;
        this.readers = readers;
        this.space = space;
        this.closing = closing;
    }

    @Override
    public Acceptance accept(NewMessage message) {
        if (recovery.health() instanceof Health.Failing) {
            return new Acceptance.Unavailable(recovery.why());
        }
        var shortage = space.shortage();
        if (shortage.isPresent()) {
            return new Acceptance.Unavailable(shortage.get());
        }
        return inbox.ask(new AcceptMessage(message, settings.retention().idempotencyKeys()));
    }

    @Override
    public boolean record(Change change) {
        return inbox.ask(new RecordChange(change));
    }

    @Override
    public Amendment amend(Change change) {
        return inbox.ask(new AmendWaiting(change));
    }

    @Override
    public Amendment reopen(Change change) {
        return inbox.ask(new ReopenSilent(change));
    }

    @Override
    public boolean note(List<Fact> facts) {
        return inbox.ask(new NoteFacts(List.copyOf(facts)));
    }

    @Override
    public List<Work> lease(Lane lane, int most, Order order, Instant now) {
        return inbox.ask(LeaseDue.due(lane, most, order, now));
    }

    @Override
    public List<Work> leaseOverdue(int most, Instant now) {
        var overdue = overdue(now);
        return overdue.isEmpty() ? List.of() : inbox.ask(LeaseDue.overdue(overdue, most, now));
    }

    /** Looked for by a reader: it may be a long walk, and the writer has better to do. */
    private List<Long> overdue(Instant now) {
        try {
            return readers.ask("what is overdue", connection -> OverdueQuery.read(connection, now));
        } catch (StoreUnavailable unavailable) {
            return List.of();
        }
    }

    @Override
    public void release(MessageId message) {
        inbox.ask(new EndLease(message));
    }

    @Override
    public Optional<Content> content(MessageId message) {
        return readers.ask("the content of " + message, connection -> LedgerQueries.content(connection, message));
    }

    @Override
    public Optional<Instant> nextDue() {
        return inbox.ask(new FindNextDue(world.time().now().plus(Recovery.INTERVAL)));
    }

    @Override
    public List<Work> interrupted(int most) {
        return inbox.ask(LeaseDue.interrupted(most));
    }

    @Override
    public int reroute(ProviderName provider, Instant now, int most) {
        int moved = 0;
        int chunk = inbox.ask(new Reroute(provider, now, most));
        while (chunk > 0) {
            moved += chunk;
            chunk = moved < most ? inbox.ask(new Reroute(provider, now, most - moved)) : 0;
        }
        return moved;
    }

    @Override
    public Cancellation cancel(MessageId message, String by, Instant now) {
        return inbox.ask(new CancelMessage(message, by, now)).orThrow();
    }

    @Override
    public int retryNow(MessageId message, String by, Instant now) {
        return inbox.ask(new RetryMessage(message, by, now));
    }

    @Override
    public Health health() {
        var health = recovery.health();
        return health instanceof Health.Sound
                ? space.shortage().<Health>map(Health.Full::new).orElse(health)
                : health;
    }

    @Override
    public void close() {
        closing.run();
    }
}
