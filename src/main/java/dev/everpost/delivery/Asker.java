package dev.everpost.delivery;

import dev.everpost.fact.ProviderName;
import dev.everpost.provider.Finding;
import dev.everpost.provider.Inquiry;
import dev.everpost.provider.Provider;
import dev.everpost.world.Promise;
import dev.everpost.world.World;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks providers what became of attempts, for no longer than it is worth. Thread-safe.
 *
 * <p>A provider that fails leaves many attempts unknown at once. So only {@value #AT_ONCE_MAX} questions are under way at
 * it, and one that lets a question go unanswered is not asked for a while.
 */
final class Asker {

    static final int AT_ONCE_MAX = 8;
    static final Duration SILENCE = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(Asker.class);

    private final World world;
    // Guarded by this.
    private final Map<ProviderName, Integer> underWay = new HashMap<>();
    private final Map<ProviderName, Long> silentUntil = new HashMap<>();

    Asker(World world) {
        this.world = world;
    }

    /** What it says within {@code patience}; empty when it is better not asked now. */
    Optional<Finding> ask(Provider provider, Inquiry inquiry, Duration patience) {
        if (!begin(provider.name())) {
            return Optional.empty();
        }
        var promise = new Promise<Finding>(world);
        world.threads().start("inquiry-" + inquiry.message().id(), () -> answer(provider, inquiry, promise));
        var finding = promise.await(patience);
        if (finding.isEmpty()) {
            shun(provider.name());
        }
        return Optional.of(
                finding.orElseGet(() -> new Finding.NotYet("no answer within " + patience.toMillis() + " ms")));
    }

    private void answer(Provider provider, Inquiry inquiry, Promise<Finding> promise) {
        try {
            promise.keep(provider.inquire(inquiry));
        } catch (RuntimeException | VirtualMachineError | LinkageError e) {
            LOG.error(
                    "provider {} threw when asked about message {}",
                    provider.name(),
                    inquiry.message().id(),
                    e);
            promise.keep(new Finding.CannotTell("an error inside Everpost hid the answer of " + provider.name()));
        } finally {
            end(provider.name());
        }
    }

    private synchronized boolean begin(ProviderName provider) {
        long now = world.time().nanos();
        if (now - silentUntil.getOrDefault(provider, now) < 0 || underWay.getOrDefault(provider, 0) >= AT_ONCE_MAX) {
            return false;
        }
        underWay.merge(provider, 1, Integer::sum);
        return true;
    }

    private synchronized void end(ProviderName provider) {
        underWay.merge(provider, -1, Integer::sum);
    }

    private synchronized void shun(ProviderName provider) {
        silentUntil.put(provider, world.time().nanos() + SILENCE.toNanos());
    }
}
