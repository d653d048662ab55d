package dev.everpost.health;

import static dev.everpost.health.Reading.FAILING;
import static dev.everpost.health.Reading.WELL;
import static dev.everpost.health.Seen.ALPHA;
import static dev.everpost.health.Seen.OF_ALPHA;
import static dev.everpost.health.Seen.site;
import static dev.everpost.health.Source.FEED;
import static dev.everpost.health.Source.PROBE;
import static dev.everpost.health.Source.TRAFFIC;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A public status page confirms and never triggers. */
class FeedAloneTest {

    private static final Scope OF_ITS_VENDOR = new Scope.Vendor("ses", "us-east-1", null);

    private final Seen seen = new Seen();
    private final Verdicts verdicts =
            seen.verdicts(List.of(site("alpha", "ses", "us-east-1", "api")), (verdict, from) -> {});

    @Test
    void everyPageCryingCriticalForAnHourMakesNothingBad() {
        for (int i = 0; i < 720; i++) {
            seen.board.tell(new Signal(FEED, "a", OF_ITS_VENDOR, FAILING, 1, seen.hand.now(), Seen.FRESH, "critical"));
            seen.board.tell(new Signal(FEED, "b", OF_ITS_VENDOR, FAILING, 1, seen.hand.now(), Seen.FRESH, "critical"));
            step();
            assertThat(state().isBad()).isFalse();
        }
    }

    @Test
    void itDoesNotOutweighMailThatFlows() {
        for (int i = 0; i < 60; i++) {
            seen.tell(FEED, OF_ITS_VENDOR, FAILING, 1);
            seen.tell(TRAFFIC, OF_ALPHA, WELL, 1);
            step();
        }
        assertThat(state()).isEqualTo(State.UP);
    }

    @Test
    void itMakesSurerOfWhatOthersSee() {
        var probe = seen.signal(PROBE, OF_ALPHA, FAILING, 0.9);
        var mail = seen.signal(TRAFFIC, OF_ALPHA, FAILING, 0.6);
        var page = seen.signal(FEED, OF_ITS_VENDOR, FAILING, 0.9);
        assertThat(seen.fused(probe, mail, page).confidence())
                .isGreaterThan(seen.fused(probe, mail).confidence());
    }

    private void step() {
        verdicts.step();
        seen.hand.pass(Duration.ofSeconds(5));
    }

    private State state() {
        return verdicts.current().stream()
                .filter(verdict -> verdict.scope().equals(new Scope.OfProvider(ALPHA)))
                .findFirst()
                .orElseThrow()
                .state();
    }
}
