package dev.everpost.app;

import dev.everpost.fact.ProviderName;
import dev.everpost.provider.mx.sts.PolicyShelf;
import dev.everpost.store.Learned;
import dev.everpost.store.StoreUnavailable;
import dev.everpost.world.World;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the MTA-STS policies that one provider of type mx has seen beside everything else that is learned. */
record PolicyMemory(ProviderName provider, Learned learned, World world) implements PolicyShelf {

    private static final Logger LOG = LoggerFactory.getLogger(PolicyMemory.class);
    private static final String ROOM = "mta-sts";

    @Override
    public String read() {
        try {
            var kept = learned.of(ROOM).get(provider.value());
            return kept == null ? "" : new String(kept, StandardCharsets.UTF_8);
        } catch (StoreUnavailable e) {
            LOG.atWarn()
                    .addKeyValue("provider", provider)
                    .setCause(e)
                    .log("policies of domains cannot be read; they are fetched again");
            return "";
        }
    }

    @Override
    public void keep(String book) {
        var bytes = book.getBytes(StandardCharsets.UTF_8);
        world.threads()
                .start(
                        "mta-sts-book",
                        () -> learned.keep(
                                ROOM,
                                Map.of(provider.value(), bytes),
                                world.time().now()));
    }
}
