package dev.everpost.suppression;

import dev.everpost.fact.Fact;
import dev.everpost.fact.Fact.Report;
import dev.everpost.fact.Outcome;
import dev.everpost.fact.ProviderName;
import dev.everpost.message.Content;
import dev.everpost.message.EmailAddress;
import dev.everpost.message.Message;
import dev.everpost.message.MessageClass;
import dev.everpost.message.MessageId;
import dev.everpost.message.Recipient;
import dev.everpost.message.Submission.Via;
import dev.everpost.store.Change;
import dev.everpost.store.Delivery;
import dev.everpost.store.DeliveryState;
import dev.everpost.store.Lane;
import dev.everpost.store.NewMessage;
import dev.everpost.store.Suppressions.Suppressed;
import dev.everpost.store.sqlite.SqliteSettings;
import dev.everpost.store.sqlite.SqliteStore;
import dev.everpost.store.sqlite.StoreEvents;
import dev.everpost.world.Time;
import dev.everpost.world.World;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** A real store whose clock a spec moves, with mail that comes back. */
final class SuppressionRig implements AutoCloseable, Time {

    static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    static final ProviderName ALPHA = new ProviderName("alpha");

    final List<Fact> news = new ArrayList<>();
    SuppressionPolicy policy = SuppressionPolicy.DEFAULTS;
    Instant now = NOON;

    private final SqliteStore store;
    private final World world;
    private long count;
    private Suppressing suppressing;

    SuppressionRig(Path folder) throws Exception {
        var real = World.real();
        world = new World(this, real.chance(), real.threads());
        store = SqliteStore.open(SqliteSettings.at(folder.resolve("everpost.db")), world, StoreEvents.none());
        suppressing = make();
    }

    /** As after a restart: what was in memory is gone. */
    void restart() {
        suppressing = make();
    }

    /** Reads everything there is. */
    void catchUp() {
        while (suppressing.step().isZero()) {
            // there was more
        }
    }

    void pass(Duration time) {
        now = now.plus(time);
        catchUp();
    }

    /** Mail that a provider took. */
    MessageId sent(String address) {
        return ended(address, new Outcome.Accepted("id", "250 ok"), DeliveryState.HANDED_OVER);
    }

    MessageId refused(String address, String reply) {
        return ended(address, new Outcome.Refused(Outcome.Scope.RECIPIENT, reply), DeliveryState.REFUSED);
    }

    void reported(MessageId message, Report report, Map<String, String> details) {
        store.spool().note(List.of(new Fact.Reported(now, message, 0, ALPHA, report, now, details)));
    }

    /** What a bounce by mail told of the first recipient. */
    void mailed(MessageId message) {
        var fact = new Fact.Reported(
                now, message, 0, null, Report.BOUNCED_FOR_GOOD, now, Map.of("evidence", "7", "status", "5.1.1"));
        store.spool().note(List.of(fact));
    }

    /** Mail that was taken and came back. */
    void bounced(String address) {
        reported(sent(address), Report.BOUNCED_FOR_GOOD, Map.of("status", "5.1.1"));
    }

    void delivered(String address) {
        reported(sent(address), Report.DELIVERED, Map.of());
    }

    Optional<Suppressed> entry(String address) {
        return store.suppressions().find(address, policy.forAll() ? null : "shop");
    }

    boolean isListed(String address) {
        return entry(address).isPresent();
    }

    void put(Suppressed entry) {
        store.suppressions().put(entry);
    }

    void remove(String address) {
        store.suppressions().remove(address, "shop");
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public void close() {
        store.close();
    }

    private Suppressing make() {
        return new Suppressing(store.ledger(), store.outbox(), store.suppressions(), policy, news::add, world);
    }

    /** Mail to several that a provider took for the first. */
    MessageId sentTo(String... addresses) {
        return ended(letter(addresses), new Outcome.Accepted("id", "250 ok"), DeliveryState.HANDED_OVER);
    }

    private MessageId ended(String address, Outcome outcome, DeliveryState state) {
        return ended(letter(address), outcome, state);
    }

    private MessageId ended(NewMessage letter, Outcome outcome, DeliveryState state) {
        store.spool().accept(letter);
        var id = letter.message().id();
        var share = new Fact.RecipientOutcome(0, outcome, false);
        var fact = new Fact.AttemptEnded(now, id, 1, ALPHA, Duration.ofMillis(5), List.of(share));
        var delivery = new Delivery(
                letter.recipients().getFirst(),
                state,
                Lane.of(MessageClass.TRANSACTIONAL, false),
                now,
                1,
                1,
                ALPHA,
                0,
                outcome.reply());
        store.spool().record(new Change(id, List.of(fact), List.of(delivery), true, List.of()));
        return id;
    }

    private NewMessage letter(String... addresses) {
        var content = new Content("Subject: hi\r\n\r\nhi\r\n".getBytes(StandardCharsets.US_ASCII));
        var message = new Message(
                MessageId.of(now.toEpochMilli(), ++count),
                "shop",
                Via.REST,
                EmailAddress.of("orders@example.com"),
                MessageClass.TRANSACTIONAL,
                now,
                now.plus(Duration.ofHours(4)),
                now,
                content.size(),
                null,
                "hi",
                Map.of(),
                Map.of());
        var recipients = IntStream.range(0, addresses.length)
                .mapToObj(i -> Recipient.plain(i, EmailAddress.of(addresses[i])))
                .toList();
        return new NewMessage(message, recipients, content, null, null, false);
    }
}
