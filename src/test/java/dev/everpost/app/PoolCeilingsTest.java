package dev.everpost.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.capacity.Ceiling;
import dev.everpost.pool.PoolView;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pools as ceilings of a provider. */
class PoolCeilingsTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @Test
    void poolsWithCeilingsBoundTheProviderTogether() {
        var views = List.of(new PoolView("a", 40, 100L, null), new PoolView("b", 0, 50L, null));

        assertThat(PoolCeilings.of(views, NOON))
                .containsExactly(new Ceiling.Daily(Ceiling.Kind.WARM_UP, 150, 110, 720, 150));
    }

    @Test
    void aPoolWithoutOneTakesTheRest() {
        var views = List.of(new PoolView("a", 40, 100L, null), new PoolView("b", 0, null, null));

        assertThat(PoolCeilings.of(views, NOON)).isEmpty();
    }

    @Test
    void theAccountsPlanBoundsItAllTheSame() {
        var views = List.of(new PoolView("", 40, 100L, "day 1 of 3"), new PoolView("b", 0, null, null));

        assertThat(PoolCeilings.of(views, NOON)).hasSize(1);
    }
}
