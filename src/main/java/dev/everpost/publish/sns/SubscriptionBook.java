package dev.everpost.publish.sns;

import dev.everpost.publish.sns.Subscription.State;
import dev.everpost.store.Registry;
import dev.everpost.world.Time;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import tools.jackson.databind.json.JsonMapper;

/**
 * All subscriptions of the configured topics, durable. Thread-safe; a look-up costs a map look-up, changes come one after
 * another.
 */
public final class SubscriptionBook {

    private static final String KIND = "sns.subscription";
    private static final int MOST = 1_000;
    private static final JsonMapper JSON = new JsonMapper();

    private final Registry registry;
    private final Time time;
    private final Map<String, Topic> topics = new ConcurrentHashMap<>();
    private final Map<String, Subscribed> byArn = new ConcurrentHashMap<>();
    private final ReentrantLock changing = new ReentrantLock();

    public SubscriptionBook(Registry registry, Time time) {
        this.registry = registry;
        this.time = time;
    }

    /** Takes the configured topics: new endpoints are to be asked, those that are no longer configured are forgotten. */
    public void open(Collection<Topic> configured) {
        changing.lock();
        try {
            configured.forEach(topic -> topics.put(topic.arn(), topic));
            var kept = registry.list(KIND, null, MOST).stream()
                    .map(document -> JSON.readValue(document.json(), Subscription.class))
                    .toList();
            kept.stream().filter(one -> !isConfigured(one, configured)).forEach(one -> registry.remove(key(one)));
            configured.forEach(topic -> topic.endpoints().forEach(endpoint -> take(topic, endpoint.toString(), kept)));
        } finally {
            changing.unlock();
        }
    }

    /** Whether the topic is one of ours: account and name tell, for each client signs for a region of its own choice. */
    public boolean hasTopic(String topicArn) {
        return topics.values().stream().anyMatch(topic -> isSameTopic(topic.arn(), topicArn));
    }

    /** {@code arn:aws:sns:REGION:ACCOUNT:NAME}, whatever the region. */
    private static boolean isSameTopic(String arn, String other) {
        var one = arn.split(":", 6);
        var two = other.split(":", 6);
        return one.length == 6
                && two.length == 6
                && one[2].equals(two[2])
                && one[4].equals(two[4])
                && one[5].equals(two[5]);
    }

    /** All subscriptions, by ARN. */
    public List<Subscribed> all() {
        return byArn.values().stream()
                .sorted(Comparator.comparing(Subscribed::arn))
                .toList();
    }

    /** ARNs of the confirmed subscriptions of a topic. */
    public List<String> confirmed(String topicArn) {
        return byArn.values().stream()
                .filter(one -> one.subscription().state() == State.CONFIRMED)
                .filter(one -> isSameTopic(one.topic().arn(), topicArn))
                .map(Subscribed::arn)
                .toList();
    }

    public Optional<Subscribed> find(String arn) {
        return Optional.ofNullable(byArn.get(arn));
    }

    /** Confirms with the token that only the endpoint was told. */
    public Change confirm(String topicArn, String token) {
        return byArn.values().stream()
                .filter(one -> one.topic().arn().equals(topicArn)
                        && isSame(one.subscription().token(), token))
                .findFirst()
                .map(one -> confirm(one.arn()))
                .orElseGet(Change.NotFound::new);
    }

    /** Confirms without asking the endpoint; for operators. */
    public Change confirm(String arn) {
        return change(arn, before -> before.state() == State.CONFIRMED ? before : before.confirmed(time.now()));
    }

    /** Ends a subscription; the endpoint is told. */
    public Change unsubscribe(String arn) {
        return change(arn, before -> before.state() == State.UNSUBSCRIBED ? before : before.unsubscribed(time.now()));
    }

    /** Asks the endpoint again, at once. */
    public Change resend(String arn) {
        return change(arn, before -> before.toAsk(time.now()));
    }

    Change change(String arn, UnaryOperator<Subscription> change) {
        changing.lock();
        try {
            var before = byArn.get(arn);
            if (before == null) {
                return new Change.NotFound();
            }
            var after = before.with(change.apply(before.subscription()));
            return after.equals(before) ? new Change.Done(before) : write(after);
        } finally {
            changing.unlock();
        }
    }

    private Change write(Subscribed after) {
        var json = JSON.writeValueAsString(after.subscription());
        return switch (registry.replace(key(after.subscription()), json, time.now())) {
            case Registry.Change.Unavailable(var why) -> new Change.Unavailable(why);
            case Registry.Change.Missing() -> new Change.NotFound();
            case Registry.Change.Done _, Registry.Change.Exists _, Registry.Change.Full _ -> {
                byArn.put(after.arn(), after);
                yield new Change.Done(after);
            }
        };
    }

    /** A store that fails now makes the endpoint wait until the next start; nothing else depends on it. */
    private void take(Topic topic, String endpoint, List<Subscription> kept) {
        var known = kept.stream()
                .filter(one ->
                        one.topic().equals(topic.name()) && one.endpoint().equals(endpoint))
                .findFirst();
        var subscription = known.orElseGet(() -> Subscription.pending(topic, endpoint, time.now()));
        if (known.isEmpty()) {
            registry.create(key(subscription), JSON.writeValueAsString(subscription), MOST, time.now());
        }
        var subscribed = new Subscribed(topic, subscription);
        byArn.put(subscribed.arn(), subscribed);
    }

    private static boolean isConfigured(Subscription one, Collection<Topic> configured) {
        return configured.stream()
                .filter(topic -> topic.name().equals(one.topic()))
                .flatMap(topic -> topic.endpoints().stream())
                .anyMatch(endpoint -> endpoint.toString().equals(one.endpoint()));
    }

    private static boolean isSame(String token, String given) {
        return MessageDigest.isEqual(token.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    private static Registry.Key key(Subscription one) {
        return new Registry.Key(KIND, one.id());
    }
}
