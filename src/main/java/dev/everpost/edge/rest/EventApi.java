package dev.everpost.edge.rest;

import dev.everpost.edge.http.Access;
import dev.everpost.edge.http.Doors;
import dev.everpost.event.EventPages;
import dev.everpost.event.EventText;
import dev.everpost.event.Tail;
import dev.everpost.publish.webhooks.Webhooks;
import dev.everpost.world.World;
import io.javalin.config.JavalinConfig;
import java.time.Duration;

/** Our own events over HTTP: the endpoints that they are sent to, the list with its cursor, and the stream. */
public final class EventApi {

    static final String WEBHOOKS = "/api/v1/webhooks";
    static final String EVENTS = "/api/v1/events";

    private final Doors doors;
    private final WebhookPages webhooks;
    private final WebhookCommands commands;
    private final EventListing listing;
    private final EventStream stream;

    public EventApi(Access access, Webhooks webhooks, Sources sources, World world) {
        this.doors = new Doors(access);
        this.webhooks = new WebhookPages(webhooks);
        this.commands = new WebhookCommands(webhooks);
        this.listing = new EventListing(sources, world);
        this.stream = new EventStream(access, sources, world);
    }

    /**
     * Where events are read.
     *
     * @param heartbeat a stream says something at least so often; shorter than the time after which silence ends a connection
     */
    public record Sources(EventPages pages, Tail tail, EventText text, Duration heartbeat) {

        /** Who listens at one time, to streams and in waiting requests together. */
        static final int LISTENERS_MAX = 200;

        boolean areTaken() {
            return tail.listeners() >= LISTENERS_MAX;
        }
    }

    /** Adds the routes under {@code /api/v1/webhooks} and {@code /api/v1/events}. */
    public void register(JavalinConfig config) {
        RestApi.get(config, WEBHOOKS, doors.known(webhooks::list));
        config.routes.post(WEBHOOKS, doors.known(webhooks::create));
        RestApi.get(config, WEBHOOKS + "/{name}", doors.known(webhooks::show));
        config.routes.put(WEBHOOKS + "/{name}", doors.known(webhooks::change));
        config.routes.delete(WEBHOOKS + "/{name}", doors.known(webhooks::remove));
        config.routes.post(WEBHOOKS + "/{name}/{command}", doors.known(commands::command));
        RestApi.get(config, EVENTS, doors.known(listing::list));
        config.routes.get(EVENTS + "/stream", stream::serve);
    }
}
