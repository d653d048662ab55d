package dev.everpost.scenario;

import dev.everpost.fact.ProviderName;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One fault at one provider for one stretch of time.
 *
 * @param at since the scenario began
 * @param lasting null means to the end
 */
public record Episode(
        Duration at,
        ProviderName provider,
        Fault fault,
        @Nullable Duration lasting) {

    public Episode {
        if (at.isNegative() || (lasting != null && (lasting.isNegative() || lasting.isZero()))) {
            throw new IllegalArgumentException("an episode begins at 0s or later and lasts longer than 0s");
        }
    }

    /** True from {@code at} (included) to the end (excluded). */
    public boolean covers(Duration time) {
        return time.compareTo(at) >= 0 && (lasting == null || time.compareTo(at.plus(lasting)) < 0);
    }
}
