package dev.everpost.route;

import static dev.everpost.message.MessageClass.TRANSACTIONAL;
import static dev.everpost.route.RouteRig.ALPHA;
import static dev.everpost.route.RouteRig.BETA;
import static dev.everpost.route.RouteRig.GAMMA;
import static dev.everpost.route.RouteRig.message;
import static dev.everpost.route.RouteRig.order;
import static dev.everpost.route.RouteRig.ordered;
import static dev.everpost.route.RouteRig.to;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a rule requires is kept whatever the health of the providers, and who is passed over for it is told why. */
class ConstraintsTest {

    private final AdaptiveRig rig = new AdaptiveRig();

    @Test
    void onlyProvidersOfTheRequiredRegionCarry() {
        rig.terms.put(ALPHA, new Terms("us", null));
        rig.terms.put(BETA, new Terms("eu", null));
        var rule = AdaptiveRig.adaptive(new Requirements(List.of("eu"), null), ALPHA, BETA, GAMMA);

        var plan = rig.plan(rig.routes(Map.of(), rule), TRANSACTIONAL, "example.net");
        assertThat(order(plan)).containsExactly(BETA);
        assertThat(plan.passedOver())
                .containsExactly(
                        new PassedOver(ALPHA, "is in the data region us; the rule requires eu"),
                        new PassedOver(GAMMA, "has no data_region; the rule requires eu"));
    }

    @Test
    void whoIsTooDearOrTellsNoPriceIsPassedOver() {
        rig.terms.put(ALPHA, new Terms(null, new Price(0.0009, "USD")));
        rig.terms.put(BETA, new Terms(null, new Price(0.0001, "USD")));
        var rule = AdaptiveRig.adaptive(new Requirements(List.of(), 0.5), ALPHA, BETA, GAMMA);

        var plan = rig.plan(rig.routes(Map.of(), rule), TRANSACTIONAL, "example.net");
        assertThat(order(plan)).containsExactly(BETA);
        assertThat(plan.obstacles())
                .contains("alpha: costs 0.90 USD/1000; the rule allows at most 0.50")
                .contains("gamma: has no cost; the rule allows at most 0.50 per 1000");
    }

    @Test
    void aRuleThatNobodyMeetsIsRefused() {
        var rule = AdaptiveRig.adaptive(new Requirements(List.of("eu"), null), ALPHA);
        assertThatThrownBy(() -> rig.routes(Map.of(), rule))
                .hasMessage("no provider of routing rule 1 meets its requirements:"
                        + " alpha has no data_region; the rule requires eu");
    }

    @Test
    void whoIsKnownNotToKnowTheSenderIsPassedOverAndHearsNothingOfIt() {
        rig.objections.put(ALPHA, "has not verified example.org");

        var plan = plan(rig.routes(Map.of(), ordered(Match.ANY, ALPHA, BETA)));
        assertThat(order(plan)).containsExactly(BETA);
        assertThat(plan.passedOver()).containsExactly(new PassedOver(ALPHA, "has not verified example.org"));
    }

    @Test
    void aSenderThatNobodyKnowsIsTriedAllTheSameForWhatIsKnownMayBeOld() {
        rig.objections.put(ALPHA, "has not verified example.org");
        rig.objections.put(BETA, "has not verified example.org");

        var plan = plan(rig.routes(Map.of(), ordered(Match.ANY, ALPHA, BETA)));
        assertThat(order(plan)).containsExactly(ALPHA, BETA);
        assertThat(plan.passedOver()).isEmpty();
    }

    @Test
    void aRuleMayHoldForSomeHoursOnly() {
        var office = TimeWindow.parse("Mon-Fri 08:00-18:00 Europe/Berlin").orElseThrow();
        var match = new Match(null, null, null, null, Map.of(), office);
        var routes = rig.routes(Map.of(), ordered(match, BETA), ordered(Match.ANY, ALPHA));

        assertThat(order(plan(routes))).as("Thursday, one in the morning").containsExactly(ALPHA);
        rig.world.pass(java.time.Duration.ofHours(8));
        assertThat(order(plan(routes))).containsExactly(BETA);
        assertThat(match.words()).isEqualTo("at Mon-Fri 08:00-18:00 Europe/Berlin");
        assertThat(match.isAny()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "Mon-Fri 08:00-18:00, 2026-01-02T17:59:59Z, true",
        "Mon-Fri 08:00-18:00, 2026-01-02T18:00:00Z, false",
        "Mon-Fri 08:00-18:00, 2026-01-03T12:00:00Z, false",
        "Fri 22:00-06:00, 2026-01-03T05:00:00Z, true",
        "Fri 22:00-06:00, 2026-01-02T05:00:00Z, false",
        "'Sat,Sun 00:00-24:00', 2026-01-04T23:59:00Z, true",
        "Sat-Mon 00:00-24:00, 2026-01-05T23:59:00Z, true",
        "00:00-24:00, 2026-01-05T23:59:00Z, true",
        "09:00-10:00 America/New_York, 2026-07-01T13:30:00Z, true",
        "09:00-10:00 America/New_York, 2026-01-01T13:30:00Z, false"
    })
    void hoursOfTheWeekAreThoseOfTheirZone(String window, Instant at, boolean inside) {
        assertThat(TimeWindow.parse(window).orElseThrow().contains(at)).isEqualTo(inside);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Mon", "08:00", "Mon-Fri 8-18", "Moo 08:00-18:00", "08:00-25:00", "08:00-18:00 Mars/Base"})
    void whatIsNoWindowIsRefused(String text) {
        assertThat(TimeWindow.parse(text)).isEmpty();
    }

    private Plan plan(Routes routes) {
        return routes.plan(message(TRANSACTIONAL), to("ann@example.net"), 1_000);
    }
}
