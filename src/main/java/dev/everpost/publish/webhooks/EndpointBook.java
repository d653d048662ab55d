package dev.everpost.publish.webhooks;

import dev.everpost.publish.webhooks.Endpoint.Origin;
import dev.everpost.store.Registry;
import dev.everpost.world.Time;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** All endpoints, configured and made while running; durable. Thread-safe: a look-up is a map look-up, changes come one by one. */
public final class EndpointBook {

    /** Endpoints of one submitter. */
    public static final int OF_SUBMITTER_MAX = 20;

    private final EndpointShelf shelf;
    private final Time time;
    private final Map<String, Endpoint> byName = new ConcurrentHashMap<>();
    private final ReentrantLock changing = new ReentrantLock();

    public EndpointBook(Registry registry, Time time) {
        this.shelf = new EndpointShelf(registry);
        this.time = time;
    }

    /** An endpoint as the configuration file has it. */
    public record Configured(String name, Terms terms, List<WebhookSecret> secrets) {}

    /** Takes what is kept and what is configured; what is no longer configured is forgotten. Also after a reload. */
    public void open(Collection<Configured> configured) {
        changing.lock();
        try {
            shelf.all().forEach(kept -> byName.putIfAbsent(kept.name(), kept));
            byName.values().stream()
                    .filter(one -> one.origin() == Origin.CONFIGURED)
                    .filter(one ->
                            configured.stream().noneMatch(each -> each.name().equals(one.name())))
                    .toList()
                    .forEach(this::forget);
            configured.forEach(this::take);
        } finally {
            changing.unlock();
        }
    }

    /** All of them, by name. */
    public List<Endpoint> all() {
        return byName.values().stream()
                .sorted(Comparator.comparing(Endpoint::name))
                .toList();
    }

    /** The endpoint of that name. */
    public Optional<Endpoint> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** How many do so. */
    public int count(Endpoint.Health health) {
        return (int)
                byName.values().stream().filter(one -> one.health() == health).count();
    }

    Optional<Endpoint> at(String destination) {
        return byName.values().stream()
                .filter(one -> one.destination().equals(destination))
                .findFirst();
    }

    /** Makes an endpoint, which hears of what happens from now on. */
    public Change create(String name, Origin origin, Terms terms, WebhookSecret secret) {
        changing.lock();
        try {
            var owner = terms.filter().submitter();
            if (byName.containsKey(name)) {
                return new Change.Taken();
            }
            if (owner != null && count(owner) >= OF_SUBMITTER_MAX) {
                return new Change.Full(OF_SUBMITTER_MAX);
            }
            var endpoint = Endpoint.fresh(name, origin, terms, Secrets.of(secret), time.now());
            return written(shelf.create(endpoint, time.now()), endpoint);
        } finally {
            changing.unlock();
        }
    }

    /** Changes where events go, which, and how they are written. */
    public Change change(String name, UnaryOperator<Terms> change) {
        return byHand(name, before -> before.with(change.apply(before.terms())));
    }

    /** A new secret signs from now on, beside the old one for a day. */
    public Change rotate(String name, WebhookSecret fresh) {
        return byHand(name, before -> before.with(before.secrets().rotated(fresh, time.now())));
    }

    /** Gives it events from now on. */
    public Change enable(String name) {
        return update(name, before -> before.on() ? before : before.with(Condition.GOOD));
    }

    /** Gives it nothing more until it is enabled; what waits for it is dropped. */
    public Change disable(String name, String why) {
        return update(name, before -> before.on() ? before.with(Condition.disabled(time.now(), why)) : before);
    }

    /** Takes an endpoint away; what waits for it is dropped. */
    public Change remove(String name) {
        changing.lock();
        try {
            var before = byName.get(name);
            if (before == null) {
                return new Change.NotFound();
            }
            return before.origin() == Origin.CONFIGURED ? new Change.Configured() : forget(before);
        } finally {
            changing.unlock();
        }
    }

    Change update(String name, UnaryOperator<Endpoint> change) {
        changing.lock();
        try {
            var before = byName.get(name);
            if (before == null) {
                return new Change.NotFound();
            }
            var after = change.apply(before);
            return after.equals(before) ? new Change.Done(before) : written(shelf.replace(after, time.now()), after);
        } finally {
            changing.unlock();
        }
    }

    private Change byHand(String name, UnaryOperator<Endpoint> change) {
        var found = byName.get(name);
        return found != null && found.origin() == Origin.CONFIGURED ? new Change.Configured() : update(name, change);
    }

    private Change forget(Endpoint endpoint) {
        if (shelf.remove(endpoint) instanceof Registry.Change.Unavailable(var why)) {
            return new Change.Unavailable(why);
        }
        byName.remove(endpoint.name());
        return new Change.Done(endpoint);
    }

    /** A store that fails now costs a configured endpoint its memory of being disabled, nothing else. */
    private void take(Configured one) {
        var known = Optional.ofNullable(byName.get(one.name()));
        var secrets = new Secrets(one.secrets(), null, null);
        var endpoint = known.filter(kept -> isSame(kept, one))
                .map(kept -> kept.with(one.terms()).with(secrets))
                .orElseGet(() -> Endpoint.fresh(one.name(), Origin.CONFIGURED, one.terms(), secrets, time.now()));
        if (known.isEmpty()) {
            shelf.create(endpoint, time.now());
        } else {
            shelf.replace(endpoint, time.now());
        }
        byName.put(endpoint.name(), endpoint);
    }

    /** Another owner makes another endpoint: what waits for the first must not reach the second. */
    private static boolean isSame(Endpoint kept, Configured one) {
        return kept.origin() == Origin.CONFIGURED
                && Objects.equals(kept.owner(), one.terms().filter().submitter());
    }

    private Change written(Registry.Change change, Endpoint after) {
        return switch (change) {
            case Registry.Change.Done() -> {
                byName.put(after.name(), after);
                yield new Change.Done(after);
            }
            case Registry.Change.Exists() -> new Change.Taken();
            case Registry.Change.Missing() -> new Change.NotFound();
            case Registry.Change.Full(var most) -> new Change.Full(most);
            case Registry.Change.Unavailable(var why) -> new Change.Unavailable(why);
        };
    }

    private long count(@Nullable String owner) {
        return byName.values().stream()
                .filter(one -> Objects.equals(owner, one.owner()))
                .count();
    }
}
