package dev.everpost.feedback;

import static dev.everpost.store.Mail.NOON;

import dev.everpost.delivery.DeliveryEvents;
import dev.everpost.delivery.LateProof;
import dev.everpost.fact.Fact;
import dev.everpost.fact.Fact.RecipientOutcome;
import dev.everpost.fact.Fact.Report;
import dev.everpost.fact.Outcome;
import dev.everpost.fact.ProviderName;
import dev.everpost.message.Message;
import dev.everpost.provider.hook.Told;
import dev.everpost.store.Change;
import dev.everpost.store.Delivery;
import dev.everpost.store.DeliveryState;
import dev.everpost.store.Lane;
import dev.everpost.store.Mail;
import dev.everpost.store.NewMessage;
import dev.everpost.store.Spool.Order;
import dev.everpost.store.Work;
import dev.everpost.store.sqlite.SqliteSettings;
import dev.everpost.store.sqlite.SqliteStore;
import dev.everpost.store.sqlite.StoreEvents;
import dev.everpost.world.Time;
import dev.everpost.world.World;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A follower over a real store, stepped by hand, with a wall clock that stands still. */
final class FeedbackRig implements AutoCloseable {

    final SqliteStore store;
    final List<String> events = new ArrayList<>();
    final List<FeedbackEvents.Journey> journeys = new ArrayList<>();
    private final Follower follower;
    private final Hearing hearing;
    private Instant now = NOON;

    FeedbackRig(Path database) throws Exception {
        var real = World.real();
        var world = new World(new StandingTime(), real.chance(), real.threads());
        store = SqliteStore.open(SqliteSettings.at(database), world, StoreEvents.none());
        var proof = new LateProof(store.spool(), new Settled(), world.time());
        follower = new Follower(
                store.postbox(), store.ledger(), Duration.ofDays(30), proof::handedOver, new Remembered(), world);
        hearing = new Hearing(store.postbox(), () -> {}, world.time());
    }

    NewMessage accepted(String... to) {
        var message = Mail.leased(Mail.to(to));
        store.spool().accept(message);
        return message;
    }

    void started(NewMessage message, ProviderName provider) {
        var all = indexes(message);
        var fact = new Fact.AttemptStarted(now, Mail.id(message), 1, provider, all, "first in order");
        store.spool()
                .record(new Change(
                        Mail.id(message),
                        List.of(fact),
                        all.stream()
                                .map(index -> Mail.delivery(message, index, DeliveryState.ATTEMPTING, now, provider))
                                .toList(),
                        false,
                        List.of()));
    }

    /** Ends attempt 1 and the lease; who waits is due at once. */
    void ended(NewMessage message, ProviderName provider, Outcome outcome, DeliveryState state) {
        var all = indexes(message);
        var outcomes = all.stream()
                .map(index -> new RecipientOutcome(index, outcome, false))
                .toList();
        var fact = new Fact.AttemptEnded(now, Mail.id(message), 1, provider, Duration.ofMillis(12), outcomes);
        store.spool()
                .record(new Change(
                        Mail.id(message),
                        List.of(fact),
                        all.stream()
                                .map(index -> Mail.delivery(message, index, state, now, provider))
                                .toList(),
                        true,
                        List.of()));
    }

    NewMessage handedOver(ProviderName provider, String providerId, String... to) {
        var message = accepted(to);
        started(message, provider);
        ended(message, provider, new Outcome.Accepted(providerId, "250 ok"), DeliveryState.HANDED_OVER);
        return message;
    }

    void tell(@Nullable ProviderName provider, TellingOf told) {
        hearing.keep(provider, List.of(told.build()));
        follower.step();
    }

    TellingOf told(String eventId, Report report) {
        return new TellingOf(eventId, report);
    }

    void pass(Duration duration) {
        now = now.plus(duration);
        follower.step();
    }

    void passAllPauses() {
        Judge.PAUSES.forEach(this::pass);
    }

    List<Fact.Reported> reports(NewMessage message) {
        return store.ledger().story(Mail.id(message)).orElseThrow().facts().stream()
                .filter(Fact.Reported.class::isInstance)
                .map(Fact.Reported.class::cast)
                .toList();
    }

    Delivery delivery(NewMessage message) {
        return store.ledger().story(Mail.id(message)).orElseThrow().deliveries().getFirst();
    }

    List<Work> leasable() {
        return store.spool().lease(Lane.TRANSACTIONAL_RETRY, 10, Order.OLDEST_FIRST, now);
    }

    @Override
    public void close() {
        store.close();
    }

    private static List<Integer> indexes(NewMessage message) {
        return IntStream.range(0, message.recipients().size()).boxed().toList();
    }

    final class TellingOf {
        private final String eventId;
        private final Report report;
        private @Nullable String ourId;
        private @Nullable String providerId;
        private @Nullable String recipient;
        private Instant at = now;
        private Map<String, String> details = new HashMap<>();

        private TellingOf(String eventId, Report report) {
            this.eventId = eventId;
            this.report = report;
        }

        TellingOf ourId(NewMessage message) {
            return ourId(Mail.id(message).toString());
        }

        TellingOf ourId(String id) {
            ourId = id;
            return this;
        }

        TellingOf providerId(String id) {
            providerId = id;
            return this;
        }

        TellingOf to(String address) {
            recipient = address;
            return this;
        }

        TellingOf at(Instant when) {
            at = when;
            return this;
        }

        TellingOf details(Map<String, String> all) {
            details = all;
            return this;
        }

        private Told build() {
            return new Told(eventId, report, "their word", ourId, providerId, recipient, at, details, "{}");
        }
    }

    private final class StandingTime implements Time {
        @Override
        public Instant now() {
            return now;
        }

        @Override
        public long nanos() {
            return System.nanoTime();
        }
    }

    private final class Remembered implements FeedbackEvents {
        @Override
        public void matched(@Nullable ProviderName provider, Report report, Journey journey) {
            events.add(provider + " matched " + report);
            journeys.add(journey);
        }

        @Override
        public void unmatched(@Nullable ProviderName provider) {
            events.add(provider + " unmatched");
        }

        @Override
        public void proven(ProviderName provider) {
            events.add(provider + " proven");
        }
    }

    private final class Settled implements DeliveryEvents {
        @Override
        public void settled(Message message, DeliveryState state, boolean possibleDuplicate, Duration sinceAccepted) {
            events.add("settled " + state);
        }
    }
}
