package dev.everpost.publish;

import dev.everpost.event.Stories;
import dev.everpost.fact.Fact;
import dev.everpost.message.MessageId;
import dev.everpost.store.Ledger;
import dev.everpost.store.Ledger.Entry;
import dev.everpost.store.Ledger.Story;
import dev.everpost.store.Outbox.NewParcel;
import dev.everpost.store.StoreUnavailable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes parcels of facts: which events, told how, to whom. SES's events first, then what the others make. For one thread. */
public final class Dispatch {

    /** A header is read up to here; what SES's events can hold is less. */
    private static final int HEAD_BYTES = 64 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);

    private final Ledger ledger;
    private final Subscriptions subscriptions;
    private final Occurrences occurrences;
    private final MailMembers mail;
    private final EventJson json;
    private final Teller teller;

    public Dispatch(Ledger ledger, Subscriptions subscriptions, DeliveryEvent deliveryEvent, Origin origin) {
        this(ledger, subscriptions, deliveryEvent, origin, Teller.NOBODY);
    }

    /** @param teller is told of every fact while it listens */
    public Dispatch(
            Ledger ledger, Subscriptions subscriptions, DeliveryEvent deliveryEvent, Origin origin, Teller teller) {
        this.ledger = ledger;
        this.teller = teller;
        this.subscriptions = subscriptions;
        this.occurrences = new Occurrences(deliveryEvent);
        this.mail = new MailMembers(origin);
        this.json = new EventJson(origin.hostname());
    }

    /** What was made of the facts after a position, how far they reached, and what to do when that is committed. */
    record Made(List<NewParcel> parcels, long reached, Runnable committed) {}

    Made after(long position, int most) {
        return teller.isListening() ? ofAll(position, most) : ofTagged(position, most);
    }

    /** Nobody else listens: facts of mail without a configuration set are passed over inside the database. */
    private Made ofTagged(long position, int most) {
        var tail = ledger.tagged(MailMembers.CONFIGURATION_SET_TAG, position, most);
        var stories = new Stories(ledger);
        var parcels = new ArrayList<NewParcel>();
        tail.entries().forEach(entry -> parcels.addAll(guarded(entry, () -> ses(entry, stories))));
        return new Made(parcels, tail.reached(), () -> teller.skipped(tail.reached()));
    }

    private Made ofAll(long position, int most) {
        var entries = ledger.factsAfter(position, most);
        var stories = new Stories(ledger);
        var telling = teller.begin(position, stories);
        var parcels = new ArrayList<NewParcel>();
        for (var entry : entries) {
            parcels.addAll(guarded(entry, () -> ses(entry, stories)));
            parcels.addAll(guarded(entry, () -> telling.tell(entry)));
        }
        long reached = entries.isEmpty() ? position : entries.getLast().position();
        return new Made(parcels, reached, () -> telling.committed(reached));
    }

    private List<NewParcel> ses(Entry entry, Stories stories) {
        return switch (entry.fact()) {
            case Fact.AttemptStarted _, Fact.RetryAsked _, Fact.Silent _, Fact.OfProvider _, Fact.OfGateway _ ->
                List.of();
            case Fact.OfMessage fact ->
                stories.apply(fact.message())
                        .map(story -> parcels(entry, story))
                        .orElse(List.of());
        };
    }

    /** One fact that cannot be told must not keep all later ones from being told. */
    private static List<NewParcel> guarded(Entry entry, Supplier<List<NewParcel>> making) {
        try {
            return making.get();
        } catch (StoreUnavailable later) {
            throw later;
        } catch (RuntimeException e) {
            LOG.atError().addKeyValue("position", entry.position()).setCause(e).log("no event could be made of a fact");
            return List.of();
        }
    }

    private List<NewParcel> parcels(Entry entry, Story story) {
        var set = story.message().tags().get(MailMembers.CONFIGURATION_SET_TAG);
        return set == null ? List.of() : parcels(entry, story, set);
    }

    private List<NewParcel> parcels(Entry entry, Story story, String set) {
        var parcels = new ArrayList<NewParcel>();
        int number = 0;
        for (var event : occurrences.of(entry, story)) {
            var destinations = subscriptions.to(set, event.type());
            if (!destinations.isEmpty()) {
                var body = body(event, story);
                var id = id(story.message().id(), entry.position(), number);
                destinations.forEach(destination -> parcels.add(new NewParcel(id, destination, body)));
            }
            number++;
        }
        return parcels;
    }

    private String body(SesEvent event, Story story) {
        return json.write(event, mail.of(story, ledger.head(story.message().id(), HEAD_BYTES)));
    }

    /** The same whenever it is made again, and another one at every other gateway. */
    private static String id(MessageId message, long position, int number) {
        var name = message + "/" + position + "/" + number;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
