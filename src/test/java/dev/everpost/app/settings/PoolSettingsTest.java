package dev.everpost.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.message.MessageClass;
import dev.everpost.pool.Plan;
import dev.everpost.pool.Purpose;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Pools and plans as they stand in the file. */
class PoolSettingsTest {

    @Test
    void everythingOfAPoolIsRead() throws IOException {
        var reading = new Reading("full-sendgrid.yaml", Examples.ENVIRONMENT);
        var settings = SettingsFile.finish(SettingsFile.compose(Examples.text("full-sendgrid.yaml"), reading), reading);

        var provider = ((Loading.Loaded) settings).settings().providers().getFirst();

        assertThat(provider.warmUp()).isEqualTo(new Plan(Plan.THIRTY_DAYS, null, Map.of()));
        assertThat(provider.pools()).singleElement().satisfies(pool -> {
            assertThat(pool.id()).isEqualTo("marketing-7");
            assertThat(pool.purpose())
                    .isEqualTo(new Purpose(
                            Set.of(MessageClass.BULK),
                            Set.of("newsletter"),
                            Set.of("news.example.com"),
                            Map.of("kind", "digest")));
            assertThat(pool.perHour()).isEqualTo(9_000);
            assertThat(pool.plan())
                    .isEqualTo(new Plan(
                            List.of(50L, 100L, 500L), LocalDate.parse("2026-11-01"), Map.of("gmail.com", 0.4)));
        });
    }
}
