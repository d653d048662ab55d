package dev.everpost.health.feed;

import dev.everpost.store.Learned;
import dev.everpost.store.StoreUnavailable;
import dev.everpost.world.Time;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Time lags over a restart. What cannot be kept or read is not missed. */
public final class LagMemory {

    private static final Logger LOG = LoggerFactory.getLogger(LagMemory.class);
    private static final String ROOM = "feeds";
    private static final String NAME = "lags";

    private final Learned learned;
    private final Time time;
    private final JsonMapper mapper = JsonMapper.shared();

    /** Reads nothing yet. */
    public LagMemory(Learned learned, Time time) {
        this.learned = learned;
        this.time = time;
    }

    /** As it is kept; times in milliseconds since 1970. */
    private record Kept(String page, String about, long firstSign, long verdictAt, long toldAt) {}

    /** Writes them down; what fails is written with the next one. */
    public void keep(List<Lag> lags) {
        var kept = lags.stream()
                .map(lag -> new Kept(
                        lag.page(),
                        lag.about(),
                        lag.firstSign().toEpochMilli(),
                        lag.verdictAt().toEpochMilli(),
                        lag.toldAt().toEpochMilli()))
                .toList();
        if (!learned.keep(ROOM, Map.of(NAME, mapper.writeValueAsBytes(kept)), time.now())) {
            LOG.warn("the time lags of status pages could not be kept; they are after the next one");
        }
    }

    /** Those of before; none when they cannot be read. */
    public List<Lag> kept() {
        try {
            var json = learned.of(ROOM).get(NAME);
            return json == null
                    ? List.of()
                    : Stream.of(mapper.readValue(json, Kept[].class))
                            .map(LagMemory::lag)
                            .toList();
        } catch (StoreUnavailable | JacksonException unreadable) {
            LOG.atWarn()
                    .setCause(unreadable)
                    .log("the time lags of status pages cannot be read; they are recorded anew");
            return List.of();
        }
    }

    private static Lag lag(Kept kept) {
        return new Lag(
                kept.page(),
                kept.about(),
                Instant.ofEpochMilli(kept.firstSign()),
                Instant.ofEpochMilli(kept.verdictAt()),
                Instant.ofEpochMilli(kept.toldAt()));
    }
}
