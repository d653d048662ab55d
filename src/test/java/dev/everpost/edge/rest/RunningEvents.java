package dev.everpost.edge.rest;

import dev.everpost.edge.http.Access;
import dev.everpost.event.EventPages;
import dev.everpost.event.EventText;
import dev.everpost.event.Occasions;
import dev.everpost.event.Stories;
import dev.everpost.event.Tail;
import dev.everpost.fact.Fact;
import dev.everpost.intake.Submitter;
import dev.everpost.intake.Submitters;
import dev.everpost.publish.ToldLedger;
import dev.everpost.publish.webhooks.Replays;
import dev.everpost.publish.webhooks.Webhooks;
import dev.everpost.store.RememberingOutbox;
import dev.everpost.store.RememberingRegistry;
import dev.everpost.world.World;
import io.javalin.Javalin;
import java.time.Duration;
import java.util.List;

/** The API of events on a real socket, over a book, an outbox and a registry in memory. */
public final class RunningEvents implements AutoCloseable {

    public static final String SHOP_KEY = "shop-key-0123456789";
    public static final String BILLING_KEY = "billing-key-0123456789";

    public final ToldLedger ledger = new ToldLedger();
    public final RememberingOutbox outbox = new RememberingOutbox();
    public final Tail tail = new Tail(World.real());
    public final Webhooks webhooks = new Webhooks(
            new Replays.Memory(new RememberingRegistry(), ledger, outbox),
            tail,
            "mx.example.com",
            fact -> {},
            () -> {},
            World.real());

    private final Javalin server;

    public RunningEvents() {
        this(Duration.ofSeconds(15));
    }

    public RunningEvents(Duration heartbeat) {
        var submitters = new Submitters(List.of(
                new Submitter("shop", null, SHOP_KEY, null, List.of("@example.com")),
                new Submitter("billing", null, BILLING_KEY, null, List.of("@example.com"))));
        var access = new Access(() -> submitters, () -> null, () -> true);
        var pages = new EventPages(ledger, new Occasions("mx.example.com"));
        var sources = new EventApi.Sources(pages, tail, new EventText("mx.example.com"), heartbeat);
        var api = new EventApi(access, webhooks, sources, World.real());
        server = Javalin.create(config -> {
            config.concurrency.useVirtualThreads = true;
            config.startup.showJavalinBanner = false;
            config.jetty.host = "127.0.0.1";
            config.jetty.port = 0;
            api.register(config);
        });
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.port();
    }

    public int port() {
        return server.port();
    }

    /** What the one reader of the book does with facts. */
    public void happens(Fact... facts) {
        for (var fact : facts) {
            long before = ledger.size();
            ledger.happens(fact);
            var events = new Occasions("mx.example.com")
                    .of(ledger.factsAfter(before, 1).getFirst(), new Stories(ledger));
            tail.offer(before, events, before + 1);
        }
    }

    @Override
    public void close() {
        tail.close();
        server.stop();
        webhooks.stop();
    }
}
