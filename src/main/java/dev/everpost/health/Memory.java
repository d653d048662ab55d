package dev.everpost.health;

import dev.everpost.fact.ProviderName;
import dev.everpost.store.Learned;
import dev.everpost.store.StoreUnavailable;
import dev.everpost.world.Time;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Verdicts over a restart: what was down is down until it is seen to work. What cannot be kept or read is not missed. */
public final class Memory {

    private static final Logger LOG = LoggerFactory.getLogger(Memory.class);
    private static final String ROOM = "health";
    private static final String NAME = "verdicts";

    private final Learned learned;
    private final Time time;
    private final JsonMapper mapper = JsonMapper.shared();
    private List<Kept> last = List.of();

    public Memory(Learned learned, Time time) {
        this.learned = learned;
        this.time = time;
    }

    /** A verdict as it is kept: its evidence is gathered anew. */
    private record Kept(
            String kind,
            @Nullable String provider,
            @Nullable String domain,
            State state,
            long since,
            @Nullable Long firstSign) {}

    /** Writes bad verdicts down when they changed. */
    public void keep(List<Verdict> verdicts) {
        var now = verdicts.stream()
                .filter(verdict -> verdict.state().isBad())
                .map(Memory::kept)
                .flatMap(Optional::stream)
                .toList();
        if (!now.equals(last)) {
            var json = mapper.writeValueAsString(now).getBytes(StandardCharsets.UTF_8);
            if (learned.keep(ROOM, Map.of(NAME, json), time.now())) {
                last = now;
            }
        }
    }

    /** Those that were kept last; none when there are none or they cannot be read. */
    public List<Verdict> kept() {
        try {
            var json = learned.of(ROOM).get(NAME);
            if (json == null) {
                return List.of();
            }
            last = List.of(mapper.readValue(json, Kept[].class));
            return last.stream().map(Memory::verdict).flatMap(Optional::stream).toList();
        } catch (StoreUnavailable | JacksonException unreadable) {
            LOG.atWarn().setCause(unreadable).log("verdicts of before cannot be read; the watch starts anew");
            return List.of();
        }
    }

    private static Optional<Kept> kept(Verdict verdict) {
        var state = verdict.state();
        long since = verdict.since().toEpochMilli();
        var sign = verdict.firstSign() == null ? null : verdict.firstSign().toEpochMilli();
        return switch (verdict.scope()) {
            case Scope.OfProvider(var name) ->
                Optional.of(new Kept("provider", name.value(), null, state, since, sign));
            case Scope.ReportsOf(var name) -> Optional.of(new Kept("reports", name.value(), null, state, since, sign));
            case Scope.Receiver(var domain) -> Optional.of(new Kept("receiver", null, domain, state, since, sign));
            case Scope.AtReceiver(var name, var domain) ->
                Optional.of(new Kept("at", name.value(), domain, state, since, sign));
            // Seen anew within a minute.
            case Scope.Account _, Scope.Vendor _, Scope.Ourselves _ -> Optional.empty();
        };
    }

    private static Optional<Verdict> verdict(Kept kept) {
        return scope(kept)
                .map(scope -> new Verdict(
                        scope,
                        kept.state(),
                        scope,
                        1,
                        Instant.ofEpochMilli(kept.since()),
                        kept.firstSign() == null ? null : Instant.ofEpochMilli(kept.firstSign()),
                        List.of(),
                        "concluded before the restart"));
    }

    private static Optional<Scope> scope(Kept kept) {
        var provider = kept.provider();
        var domain = kept.domain();
        if (kept.kind().equals("receiver") && domain != null) {
            return Optional.of(new Scope.Receiver(domain));
        }
        if (provider == null) {
            return Optional.empty();
        }
        var name = new ProviderName(provider);
        return switch (kept.kind()) {
            case "provider" -> Optional.of(new Scope.OfProvider(name));
            case "reports" -> Optional.of(new Scope.ReportsOf(name));
            case "at" -> domain == null ? Optional.empty() : Optional.of(new Scope.AtReceiver(name, domain));
            default -> Optional.empty();
        };
    }
}
