package dev.everpost.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** A registry in memory, for specs of other rooms. {@link #fail} makes it promise nothing from then on. */
public final class RememberingRegistry implements Registry {

    private final Map<String, ConcurrentSkipListMap<String, Document>> kinds = new ConcurrentSkipListMap<>();
    private @Nullable String failing;

    /** Every change is answered {@link Change.Unavailable} from now on; null ends it. */
    public synchronized void fail(@Nullable String why) {
        failing = why;
    }

    @Override
    public synchronized Change create(Key key, String json, int most, Instant now) {
        var names = names(key.kind());
        if (failing != null) {
            return new Change.Unavailable(failing);
        }
        if (names.containsKey(key.name())) {
            return new Change.Exists();
        }
        if (names.size() >= most) {
            return new Change.Full(most);
        }
        names.put(key.name(), new Document(key, json, now, now));
        return new Change.Done();
    }

    @Override
    public synchronized Change replace(Key key, String json, Instant now) {
        if (failing != null) {
            return new Change.Unavailable(failing);
        }
        var changed = names(key.kind())
                .computeIfPresent(key.name(), (_, old) -> new Document(key, json, old.createdAt(), now));
        return changed == null ? new Change.Missing() : new Change.Done();
    }

    @Override
    public synchronized Change remove(Key key) {
        if (failing != null) {
            return new Change.Unavailable(failing);
        }
        return names(key.kind()).remove(key.name()) == null ? new Change.Missing() : new Change.Done();
    }

    @Override
    public Optional<Document> find(Key key) {
        return Optional.ofNullable(names(key.kind()).get(key.name()));
    }

    @Override
    public List<Document> list(String kind, @Nullable String after, int most) {
        return names(kind).tailMap(after == null ? "" : after, false).values().stream()
                .limit(most)
                .toList();
    }

    private ConcurrentSkipListMap<String, Document> names(String kind) {
        return kinds.computeIfAbsent(kind, _ -> new ConcurrentSkipListMap<>());
    }
}
