package dev.everpost.store.sqlite;

import dev.everpost.fact.ProviderName;
import dev.everpost.message.MessageId;
import dev.everpost.store.Postbox;
import dev.everpost.store.Tiding;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The postbox over one SQLite file. With too little room nothing new is kept. */
final class SqlitePostbox implements Postbox {

    private final Inbox inbox;
    private final Readers readers;
    private final FreeSpace space;

    SqlitePostbox(Inbox inbox, Readers readers, FreeSpace space) {
        this.inbox = inbox;
        this.readers = readers;
        this.space = space;
    }

    @Override
    public Keeping keep(List<Tiding> tidings, Instant now) {
        return space.shortage()
                .<Keeping>map(Keeping.Unavailable::new)
                .orElseGet(() -> inbox.ask(new ChangePostbox.Keep(List.copyOf(tidings), now)));
    }

    @Override
    public List<Kept> due(int most, Instant now) {
        return readers.ask("what was told", connection -> TidingRows.due(connection, now, bounded(most)));
    }

    @Override
    public boolean settle(List<Verdict> verdicts) {
        return inbox.ask(new ChangePostbox.Settle(List.copyOf(verdicts)));
    }

    @Override
    public Optional<Kept> find(long number) {
        return readers.ask("evidence " + number, connection -> TidingRows.find(connection, number)).stream()
                .findFirst();
    }

    @Override
    public List<Kept> unmatched(long before, int most) {
        return readers.ask(
                "what was told and is nobody's", connection -> TidingRows.unmatched(connection, before, bounded(most)));
    }

    @Override
    public List<MessageId> called(ProviderName provider, String providerId, Instant since, Instant now) {
        long digest = Digests.number(provider.value(), providerId);
        return readers
                .ask("what a provider calls by its id", rows -> HandoverTable.find(rows, digest, since, now))
                .stream()
                .map(MessageId::new)
                .toList();
    }

    @Override
    public long waiting() {
        return readers.ask("what waits of what was told", TidingRows::waiting);
    }

    private static int bounded(int most) {
        return Math.clamp(most, 0, SqliteLedger.ROWS_MAX);
    }
}
