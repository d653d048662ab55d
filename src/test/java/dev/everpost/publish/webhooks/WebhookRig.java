package dev.everpost.publish.webhooks;

import dev.everpost.event.EventFilter;
import dev.everpost.event.EventFormat;
import dev.everpost.event.Tail;
import dev.everpost.fact.Fact;
import dev.everpost.publish.DeliveryEvent;
import dev.everpost.publish.Dispatch;
import dev.everpost.publish.Endpoint.Request;
import dev.everpost.publish.Handover;
import dev.everpost.publish.Letters;
import dev.everpost.publish.Publisher;
import dev.everpost.publish.ReadAll;
import dev.everpost.publish.SteeredWorld;
import dev.everpost.publish.ToldLedger;
import dev.everpost.publish.webhooks.Endpoint.Origin;
import dev.everpost.store.Outbox.Parcel;
import dev.everpost.store.RememberingOutbox;
import dev.everpost.store.RememberingRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The room with a book, an outbox and a registry in memory, one real endpoint on this machine and a clock that stands. */
final class WebhookRig implements AutoCloseable {

    static final WebhookSecret SECRET = WebhookSecret.fresh();

    final dev.everpost.publish.Endpoint server = new dev.everpost.publish.Endpoint();
    final ToldLedger ledger = new ToldLedger();
    final RememberingOutbox outbox = new RememberingOutbox();
    final RememberingRegistry registry = new RememberingRegistry();
    final SteeredWorld steered = new SteeredWorld();
    final List<Fact> news = new CopyOnWriteArrayList<>();
    Webhooks webhooks = restarted();
    Publisher publisher = reader();

    /** Everything anew over the same memory. */
    void restart() {
        webhooks = restarted();
        publisher = reader();
    }

    private Webhooks restarted() {
        var made = new Webhooks(
                new Replays.Memory(registry, ledger, outbox),
                new Tail(steered.world()),
                "mx.example.com",
                news::add,
                () -> {},
                steered.world());
        made.book().open(List.of());
        return made;
    }

    private Publisher reader() {
        var dispatch = new Dispatch(
                ledger, (set, type) -> List.of(), DeliveryEvent.HANDED_OVER, Letters.ORIGIN, webhooks.teller());
        return new Publisher(dispatch, outbox, () -> {}, steered.world());
    }

    Endpoint made(String name) {
        return made(name, EventFilter.ALL, EventFormat.STANDARD);
    }

    Endpoint made(String name, EventFilter filter, EventFormat format) {
        return made(name, Origin.OPERATOR, new Terms(server.url(), filter, format, false, false));
    }

    Endpoint made(String name, Origin origin, Terms terms) {
        if (webhooks.book().create(name, origin, terms, SECRET) instanceof Change.Done(var endpoint)) {
            return endpoint;
        }
        throw new AssertionError("not made: " + name);
    }

    static Terms to(String url) {
        return new Terms(URI.create(url), EventFilter.ALL, EventFormat.STANDARD, false, false);
    }

    void happens(Fact... facts) {
        for (var fact : facts) {
            ledger.happens(fact);
        }
        readAll();
    }

    void readAll() {
        ReadAll.by(publisher);
    }

    Handover carry(Endpoint endpoint, int tries) {
        return webhooks.courier()
                .carry(new Parcel(1, "evt_1", endpoint.destination(), "{\"type\":\"x\"}", steered.now(), tries, null));
    }

    Request carried(Endpoint endpoint) {
        carry(endpoint, 0);
        return server.requests().getLast();
    }

    void pass(Duration time) {
        steered.pass(time);
    }

    @Override
    public void close() {
        webhooks.stop();
        server.close();
    }
}
