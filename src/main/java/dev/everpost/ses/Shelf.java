package dev.everpost.ses;

import dev.everpost.ses.Remembered.Known;
import dev.everpost.ses.SesError.Kind;
import dev.everpost.store.Registry;
import dev.everpost.store.Registry.Document;
import dev.everpost.world.Time;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * All objects of one kind, kept as JSON documents in the registry. What was looked at before costs a map look-up; changes come
 * one after another. Thread-safe.
 */
final class Shelf<T> {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final Registry registry;
    private final Time time;
    private final String kind;
    private final Class<T> type;
    private final Wording wording;
    private final int most;
    private final Remembered<T> remembered = new Remembered<>();
    private final ReentrantLock changing = new ReentrantLock();

    /** @param most objects of the kind */
    Shelf(Registry registry, Time time, String kind, Class<T> type, Wording wording, int most) {
        this.registry = registry;
        this.time = time;
        this.kind = kind;
        this.type = type;
        this.wording = wording;
        this.most = most;
    }

    Optional<T> find(String name) {
        return remembered.find(name).map(Known::document).orElseGet(() -> alone(() -> load(name)));
    }

    Result<T> get(String name) {
        return find(name).map(Result::done).orElseGet(() -> new Result.Failed<>(wording.missing(name)));
    }

    Result<T> create(String name, T value) {
        var json = JSON.writeValueAsString(value);
        return alone(() -> settled(name, value, json, registry.create(key(name), json, most, time.now())));
    }

    /** Reads, changes and writes one object; nobody else changes it meanwhile. */
    Result<T> change(String name, Function<T, Result<T>> change) {
        return alone(() -> get(name).then(change).then(value -> replace(name, value)));
    }

    /** Like {@link #change}, but starts with {@code first} when there is none. */
    Result<T> changeOrCreate(String name, T first, Function<T, Result<T>> change) {
        return alone(() -> {
            var before = find(name);
            return before.isPresent()
                    ? change.apply(before.get()).then(value -> replace(name, value))
                    : change.apply(first).then(value -> create(name, value));
        });
    }

    /** Takes an object away and returns what it was. */
    Result<T> remove(String name) {
        return alone(() -> get(name).then(value -> {
            var change = registry.remove(key(name));
            var result = settled(name, value, "", change);
            remembered.forget(name);
            return result;
        }));
    }

    /** A part of all objects by name. */
    Result<Page<T>> page(PageRequest request, int size, Function<T, String> name) {
        return PageToken.read(kind, request.nextToken())
                .then(after -> Result.done(PageToken.page(kind, after(after.orElse(null), size + 1), size, name)));
    }

    /** Objects by name, after one of them; null starts at the first. */
    List<T> after(@Nullable String name, int count) {
        return registry.list(kind, name, count).stream().map(this::read).toList();
    }

    private Result<T> replace(String name, T value) {
        var json = JSON.writeValueAsString(value);
        return settled(name, value, json, registry.replace(key(name), json, time.now()));
    }

    private Result<T> settled(String name, T value, String json, Registry.Change change) {
        return switch (change) {
            case Registry.Change.Done() -> {
                remembered.put(name, Optional.of(value), json.length());
                yield Result.done(value);
            }
            case Registry.Change.Exists() -> new Result.Failed<>(wording.exists(name));
            case Registry.Change.Missing() -> new Result.Failed<>(wording.missing(name));
            case Registry.Change.Full(int limit) -> new Result.Failed<>(wording.full(limit));
            case Registry.Change.Unavailable(var why) ->
                new Result.Failed<>(new SesError(Kind.UNAVAILABLE, why, RETRY_AFTER));
        };
    }

    private Optional<T> load(String name) {
        var document = registry.find(key(name));
        var value = document.map(this::read);
        remembered.put(name, value, document.map(found -> found.json().length()).orElse(0));
        return value;
    }

    private T read(Document document) {
        return JSON.readValue(document.json(), type);
    }

    private Registry.Key key(String name) {
        return new Registry.Key(kind, name);
    }

    /** Runs what must not mix with another change: a look-up between a commit and the memory of it would bring back the past. */
    private <R> R alone(Supplier<R> work) {
        changing.lock();
        try {
            return work.get();
        } finally {
            changing.unlock();
        }
    }
}
