package dev.everpost.checkup;

import dev.everpost.fact.ProviderName;
import dev.everpost.provider.Checkup.Quota;
import dev.everpost.provider.Checkup.Sender;
import dev.everpost.store.Registry;
import dev.everpost.store.StoreUnavailable;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reports kept in the registry, so that a restart shows the last ones. Thread-safe; what cannot be kept is not missed. */
final class Memory {

    private static final Logger LOG = LoggerFactory.getLogger(Memory.class);
    private static final String KIND = "checkup";
    private static final int MOST = 1000;

    private final Registry registry;
    private final JsonMapper mapper = JsonMapper.shared();

    Memory(Registry registry) {
        this.registry = registry;
    }

    /** As it is kept: numbers and words, nothing that has a secret. */
    private record Kept(
            long at,
            Condition condition,
            String words,
            Quota quota,
            Map<String, Sender> senders,
            @Nullable Long answeredAt) {}

    Optional<Report> find(ProviderName provider) {
        try {
            return registry.find(new Registry.Key(KIND, provider.value())).map(document -> read(document.json()));
        } catch (StoreUnavailable | JacksonException unreadable) {
            LOG.atDebug().setCause(unreadable).log("a kept checkup cannot be read");
            return Optional.empty();
        }
    }

    void keep(ProviderName provider, Report report, Instant now) {
        var answered = report.answeredAt();
        var kept = new Kept(
                report.at().toEpochMilli(),
                report.condition(),
                report.words(),
                report.quota(),
                report.senders(),
                answered == null ? null : answered.toEpochMilli());
        var key = new Registry.Key(KIND, provider.value());
        var json = mapper.writeValueAsString(kept);
        if (registry.replace(key, json, now) instanceof Registry.Change.Missing) {
            registry.create(key, json, MOST, now);
        }
    }

    private Report read(String json) {
        var kept = mapper.readValue(json, Kept.class);
        var answered = kept.answeredAt();
        return new Report(
                Instant.ofEpochMilli(kept.at()),
                kept.condition(),
                kept.words(),
                kept.quota(),
                kept.senders(),
                answered == null ? null : Instant.ofEpochMilli(answered));
    }
}
