package dev.everpost.publish.webhooks;

import dev.everpost.event.EventText;
import dev.everpost.event.Occasions;
import dev.everpost.event.Tail;
import dev.everpost.fact.Fact;
import dev.everpost.publish.Courier;
import dev.everpost.publish.Teller;
import dev.everpost.world.World;
import java.util.function.Consumer;

/** Our own events by HTTP: the endpoints, what makes and carries their events, replays and tests. Thread-safe. */
public final class Webhooks {

    private final EndpointBook book;
    private final Wellbeing wellbeing;
    private final SignedPost post;
    private final Courier courier;
    private final Announcer announcer;
    private final Replays replays;
    private final Trial trial;

    /**
     * @param news takes what people must hear of endpoints
     * @param added is told when a replay put events into the outbox
     */
    public Webhooks(
            Replays.Memory memory, Tail tail, String hostname, Consumer<Fact> news, Runnable added, World world) {
        var occasions = new Occasions(hostname);
        this.book = new EndpointBook(memory.registry(), world.time());
        this.wellbeing = new Wellbeing(book, world.time(), news);
        this.post = new SignedPost(world);
        this.courier = new WebhookCourier(book, wellbeing, post, world.chance());
        this.announcer = new Announcer(book, occasions, new EventText(hostname), tail);
        this.replays = new Replays(memory, book, announcer, occasions, added, world);
        this.trial = new Trial(post, world);
    }

    /** Carries parcels of which {@link Endpoint#isDestination} says yes. */
    public Courier courier() {
        return courier;
    }

    /** Makes parcels of facts. */
    public Teller teller() {
        return announcer;
    }

    public EndpointBook book() {
        return book;
    }

    /** Enables and removes endpoints; disables those that are gone. */
    public Wellbeing wellbeing() {
        return wellbeing;
    }

    public Replays replays() {
        return replays;
    }

    public Trial trial() {
        return trial;
    }

    /** Goes on with replays that were under way. */
    public void start() {
        replays.start();
    }

    /** Ends at once; what is not told now is told after the next start. */
    public void stop() {
        replays.stop();
        post.close();
    }
}
