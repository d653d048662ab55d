package dev.everpost.publish.sns;

import dev.everpost.publish.Courier;
import dev.everpost.publish.Post;
import dev.everpost.store.Registry;
import dev.everpost.world.World;
import java.net.URI;
import java.util.Collection;
import java.util.Optional;

/** Our own topics: who subscribed, how they are asked, and how events reach them. Thread-safe. */
public final class Topics {

    private final SubscriptionBook book;
    private final SigningIdentity identity;
    private final Confirmations confirmations;
    private final Courier courier;

    /** @param publicUrl where subscribers find us: certificate and links stand there */
    public Topics(Collection<Topic> configured, URI publicUrl, Registry registry, Post post, World world) {
        this.book = new SubscriptionBook(registry, world.time());
        this.identity = SigningIdentity.of(registry, world.time());
        var envelopes = new Envelopes(identity, publicUrl);
        var topicPost = new TopicPost(post);
        this.confirmations = new Confirmations(book, envelopes, topicPost, world);
        this.courier = new TopicCourier(book, envelopes, topicPost);
        book.open(configured);
    }

    /** Whether an ARN is that of a subscription: a topic's ARN has one part less. */
    public static boolean isSubscription(String arn) {
        return arn.startsWith("arn:aws:sns:") && arn.split(":", -1).length == 7;
    }

    /** Starts asking endpoints to confirm. */
    public void start() {
        confirmations.start();
    }

    /** Asks or tells every endpoint whose time has come. */
    void askAll() {
        confirmations.askAll();
    }

    /** Ends asking. */
    public void stop() {
        confirmations.stop();
    }

    /** The subscriptions. */
    public SubscriptionBook book() {
        return book;
    }

    /** Carries parcels whose destination is the ARN of a subscription. */
    public Courier courier() {
        return courier;
    }

    /** The certificate of that name in PEM. */
    public Optional<String> certificate(String file) {
        return file.equals("SimpleNotificationService-" + identity.id() + ".pem")
                ? Optional.of(identity.pem())
                : Optional.empty();
    }
}
