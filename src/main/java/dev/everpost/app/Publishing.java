package dev.everpost.app;

import dev.everpost.app.settings.Settings;
import dev.everpost.app.settings.TopicSettings;
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
import dev.everpost.ses.ConfigurationSets;
import dev.everpost.ses.EventDestination;
import dev.everpost.store.Ledger;
import dev.everpost.store.Outbox;
import dev.everpost.store.Registry;
import dev.everpost.world.World;
import java.net.URI;

/** Events back to the application: the reader of facts, the senders, our own topics. */
final class Publishing {

    /** What our own topics are said to be in when no region is configured. */
    private static final String REGION = "us-east-1";

    private final Post subscribers;
    private final Post aws;
    private final Topics topics;
    private final Couriers couriers;
    private final Publisher publisher;

    /** Where it reads, keeps and finds. */
    record Memory(Registry registry, Ledger ledger, Outbox outbox, ConfigurationSets sets) {}

    Publishing(Settings settings, Memory memory, String hostname, PublishEvents events, World world) {
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
        this.couriers = new Couriers(
                memory.outbox(),
                parcel -> (Topics.isSubscription(parcel.destination()) ? topics.courier() : toAws).carry(parcel),
                events,
                world);
        var targets = new EventTargets(memory.sets(), topics.book());
        this.publisher = new Publisher(
                new Dispatch(
                        memory.ledger(),
                        targets,
                        settings.ses().deliveryEvent(),
                        new Origin(region(settings), settings.ses().accountId(), hostname)),
                memory.outbox(),
                couriers::poke,
                world);
        introduce(memory, targets, world);
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

    void start() {
        topics.start();
        publisher.start();
        couriers.start();
    }

    /** What is not sent now is sent after the next start. */
    void stop() {
        topics.stop();
        publisher.stop();
        couriers.stop();
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
