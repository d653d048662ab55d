package dev.everpost.publish.sns;

import dev.everpost.publish.sns.Subscription.State;
import dev.everpost.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks endpoints whether they want a topic's messages, again and again with longer pauses; and tells those that left. */
final class Confirmations {

    private static final Logger LOG = LoggerFactory.getLogger(Confirmations.class);

    /** After the last it is asked every time the last pause has passed. */
    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(10),
            Duration.ofMinutes(1),
            Duration.ofMinutes(10),
            Duration.ofHours(1),
            Duration.ofHours(6),
            Duration.ofDays(1));

    /** An endpoint that left is told so often, then left alone. */
    private static final int FAREWELLS = 3;

    private static final Duration POLL = Duration.ofSeconds(1);

    private final SubscriptionBook book;
    private final Envelopes envelopes;
    private final TopicPost post;
    private final World world;
    private volatile boolean stopping;

    Confirmations(SubscriptionBook book, Envelopes envelopes, TopicPost post, World world) {
        this.book = book;
        this.envelopes = envelopes;
        this.post = post;
        this.world = world;
    }

    void start() {
        world.threads().start("confirmations", this::run);
    }

    void stop() {
        stopping = true;
    }

    private void run() {
        while (!stopping) {
            askAll();
            world.threads().park(POLL);
        }
    }

    void askAll() {
        var now = world.time().now();
        book.all().stream().filter(one -> isDue(one, now)).forEach(one -> {
            if (!stopping) {
                ask(one);
            }
        });
    }

    private static boolean isDue(Subscribed one, Instant now) {
        var next = one.subscription().nextAsk();
        return next != null && !next.isAfter(now);
    }

    private void ask(Subscribed to) {
        var id = UUID.randomUUID().toString();
        var now = world.time().now();
        boolean leaving = to.subscription().state() == State.UNSUBSCRIBED;
        var answer = leaving
                ? post.send(to, "UnsubscribeConfirmation", id, envelopes.unsubscribeConfirmation(to, id, now), false)
                : post.send(to, "SubscriptionConfirmation", id, envelopes.subscriptionConfirmation(to, id, now), false);
        LOG.atInfo()
                .addKeyValue("topic", to.topic().arn())
                .addKeyValue("endpoint", to.subscription().endpoint())
                .addKeyValue("answer", Words.of(answer))
                .log(leaving ? "told an endpoint that it is unsubscribed" : "asked an endpoint to confirm");
        // It may have confirmed meanwhile: only what still stands as it was asked is asked again.
        book.change(
                to.arn(),
                before -> before.equals(to.subscription())
                        ? before.askedAgain(next(before, Words.isYes(answer)))
                        : before);
    }

    private @Nullable Instant next(Subscription before, boolean heard) {
        if (before.state() == State.UNSUBSCRIBED && (heard || before.asked() + 1 >= FAREWELLS)) {
            return null;
        }
        var pause = PAUSES.get(Math.min(before.asked(), PAUSES.size() - 1));
        return world.time().now().plus(pause.dividedBy(2)).plus(world.chance().upTo(pause.dividedBy(2)));
    }
}
