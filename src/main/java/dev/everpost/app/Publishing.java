package dev.everpost.app;

import dev.everpost.app.metrics.GatewayMetrics;
import dev.everpost.app.settings.Settings;
import dev.everpost.app.settings.TopicSettings;
import dev.everpost.event.Tail;
import dev.everpost.fact.Fact;
import dev.everpost.publish.Courier;
import dev.everpost.publish.Couriers;
import dev.everpost.publish.Dispatch;
import dev.everpost.publish.Introductions;
import dev.everpost.publish.Origin;
import dev.everpost.publish.Post;
import dev.everpost.publish.PublishEvents;
import dev.everpost.publish.Publisher;
import dev.everpost.publish.Reach;
import dev.everpost.publish.aws.AwsCourier;
import dev.everpost.publish.sns.Topic;
import dev.everpost.publish.sns.Topics;
import dev.everpost.publish.webhooks.Endpoint;
import dev.everpost.publish.webhooks.EndpointBook;
import dev.everpost.publish.webhooks.Replays;
import dev.everpost.publish.webhooks.Webhooks;
import dev.everpost.ses.ConfigurationSets;
import dev.everpost.ses.EventDestination;
import dev.everpost.store.Ledger;
import dev.everpost.store.Outbox;
import dev.everpost.store.Registry;
import dev.everpost.world.World;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Events back to the application: the reader of facts, the senders, our own topics. */
final class Publishing {

    /** What our own topics are said to be in when no region is configured. */
    private static final String REGION = "us-east-1";

    private final Post subscribers;
    private final Post aws;
    private final Topics topics;
    private final Tail tail;
    private final Webhooks webhooks;
    private final Couriers couriers;
    private final Publisher publisher;

    /** Where it reads, keeps and finds. */
    record Memory(Registry registry, Ledger ledger, Outbox outbox, ConfigurationSets sets) {}

    /** @param news takes what people must hear of endpoints */
    Publishing(
            Settings settings, Memory memory, String hostname, Consumer<Fact> news, PublishEvents events, World world) {
        var reach = new Reach(settings.events().allowHttp(), settings.events().allowPrivate());
        this.subscribers = new Post(reach, world);
        this.aws = new Post(Reach.AWS, world);
        this.topics = new Topics(
                settings.topics().stream().map(topic -> topic(settings, topic)).toList(),
                URI.create(Naming.publicUrl(settings)),
                memory.registry(),
                subscribers,
                world);
        var toAws = new AwsCourier(aws, settings.events().endpoints(), world.time());
        this.tail = new Tail(world);
        this.webhooks = new Webhooks(
                new Replays.Memory(memory.registry(), memory.ledger(), memory.outbox()),
                tail,
                hostname,
                news,
                this::poke,
                world);
        webhooks.book().open(configured(settings));
        this.couriers = new Couriers(
                memory.outbox(), parcel -> courier(parcel.destination(), toAws).carry(parcel), events, world);
        var targets = new EventTargets(memory.sets(), topics.book());
        this.publisher = new Publisher(
                new Dispatch(
                        memory.ledger(),
                        targets,
                        settings.ses().deliveryEvent(),
                        new Origin(region(settings), settings.ses().accountId(), hostname),
                        webhooks.teller()),
                memory.outbox(),
                couriers::poke,
                world);
        introduce(memory, targets, world);
    }

    private void poke() {
        couriers.poke();
    }

    private Courier courier(String destination, Courier toAws) {
        if (Endpoint.isDestination(destination)) {
            return webhooks.courier();
        }
        return Topics.isSubscription(destination) ? topics.courier() : toAws;
    }

    /** Takes the endpoints of other settings. */
    void apply(Settings changed) {
        webhooks.book().open(configured(changed));
    }

    private static List<EndpointBook.Configured> configured(Settings settings) {
        return settings.webhooks().stream()
                .map(one -> new EndpointBook.Configured(one.name(), one.terms(), one.secrets()))
                .toList();
    }

    private void introduce(Memory memory, EventTargets targets, World world) {
        var introductions = new Introductions(memory.outbox(), world.time());
        memory.sets().tellOfDestinations(destination -> {
            if (destination.target() instanceof EventDestination.Target.Sns) {
                introductions.to(targets.of(destination));
                couriers.poke();
            }
        });
    }

    /** For the pages under {@code /sns} and for operators. */
    Topics topics() {
        return topics;
    }

    /** Shows endpoints and listeners among the metrics. */
    void measure(GatewayMetrics metrics) {
        for (var health : Endpoint.Health.values()) {
            metrics.webhooks(
                    health.name().toLowerCase(Locale.ROOT),
                    () -> webhooks.book().count(health));
        }
        metrics.listeners(tail::listeners);
    }

    /** For the API and for operators. */
    Webhooks webhooks() {
        return webhooks;
    }

    /** What those who listen now are told. */
    Tail tail() {
        return tail;
    }

    void start() {
        topics.start();
        webhooks.start();
        publisher.start();
        couriers.start();
    }

    /** What is not sent now is sent after the next start. */
    void stop() {
        topics.stop();
        publisher.stop();
        couriers.stop();
        webhooks.stop();
        subscribers.close();
        aws.close();
    }

    private static Topic topic(Settings settings, TopicSettings topic) {
        var arn = "arn:aws:sns:" + region(settings) + ":" + settings.ses().accountId() + ":" + topic.name();
        return new Topic(topic.name(), arn, topic.subscriptions(), topic.raw(), topic.signatureVersion());
    }

    private static String region(Settings settings) {
        var region = settings.ses().region();
        return region == null ? REGION : region;
    }
}
