package dev.everpost.route;

import static dev.everpost.message.MessageClass.BULK;
import static dev.everpost.message.MessageClass.CRITICAL;
import static dev.everpost.message.MessageClass.TRANSACTIONAL;
import static dev.everpost.route.AdaptiveRig.DOWN;
import static dev.everpost.route.AdaptiveRig.OK;
import static dev.everpost.route.RouteRig.ALPHA;
import static dev.everpost.route.RouteRig.BETA;
import static dev.everpost.route.RouteRig.GAMMA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.everpost.fact.Outcome;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A rule that learns sends each message where the least harm is to be expected, and says by which numbers. */
class AdaptiveTest {

    private final AdaptiveRig rig = new AdaptiveRig();

    @Test
    void mailGoesWhereItFailsLeast() {
        rig.seen(ALPHA, "example.net", OK, 900);
        rig.seen(ALPHA, "example.net", DOWN, 100);
        rig.seen(BETA, "example.net", OK, 1_000);

        var routes = rig.adaptive(ALPHA, BETA);
        assertThat(rig.firsts(routes, TRANSACTIONAL, "example.net", 100)).containsOnlyKeys(BETA);
        assertThat(rig.firsts(routes, CRITICAL, "example.net", 100)).containsOnlyKeys(BETA);
    }

    @Test
    void eachReceiverIsLearnedByItself() {
        rig.seen(ALPHA, "gmail.example", OK, 500);
        rig.seen(ALPHA, "outlook.example", DOWN, 100);
        rig.seen(BETA, "gmail.example", DOWN, 100);
        rig.seen(BETA, "outlook.example", OK, 500);

        var routes = rig.adaptive(ALPHA, BETA);
        assertThat(rig.first(routes, TRANSACTIONAL, "gmail.example")).isEqualTo(ALPHA);
        assertThat(rig.first(routes, TRANSACTIONAL, "outlook.example")).isEqualTo(BETA);
    }

    @Test
    void whatIsSeenElsewhereIsBelievedUntilTheReceiverItselfIsKnown() {
        rig.seen(ALPHA, "known.example", DOWN, 50);
        rig.seen(BETA, "known.example", OK, 50);

        var routes = rig.adaptive(ALPHA, BETA);
        assertThat(rig.first(routes, TRANSACTIONAL, "never-seen.example")).isEqualTo(BETA);
        rig.seen(ALPHA, "never-seen.example", OK, 300);
        rig.seen(BETA, "never-seen.example", DOWN, 30);
        rig.aMomentLater();
        assertThat(rig.first(routes, TRANSACTIONAL, "never-seen.example")).isEqualTo(ALPHA);
    }

    @Test
    void whatWasSeenAtAReceiverIsNotBelievedTwice() {
        rig.seen(ALPHA, "example.net", OK, 40);

        var offer = rig.adaptive(ALPHA, BETA).offer(ALPHA, TRANSACTIONAL, RouteRig.to("ann@example.net"));
        assertThat(offer.estimate().failure().mean())
                .as("0.1 of 10 believed before, then none of 40")
                .isEqualTo(0.1 / 50, within(1e-9));
    }

    @Test
    void whatIsLongAgoCountsLess() {
        rig.seen(ALPHA, "example.net", DOWN, 20);
        rig.seen(BETA, "example.net", OK, 20);
        rig.world.pass(Duration.ofHours(3));
        rig.seen(ALPHA, "example.net", OK, 100);
        rig.seen(BETA, "example.net", OK, 70);
        rig.seen(BETA, "example.net", DOWN, 30);

        assertThat(rig.first(rig.adaptive(ALPHA, BETA), TRANSACTIONAL, "example.net"))
                .isEqualTo(ALPHA);
    }

    @Test
    void bulkMailGoesTheCheapestWayAndCriticalMailTheSureOne() {
        rig.terms.put(ALPHA, new Terms(null, new Price(0.001, "USD")));
        rig.terms.put(BETA, new Terms(null, new Price(0.0001, "USD")));
        rig.seen(ALPHA, "example.net", OK, 3_000);
        rig.seen(BETA, "example.net", OK, 2_950);
        rig.seen(BETA, "example.net", DOWN, 50);

        var routes = rig.adaptive(ALPHA, BETA);
        assertThat(rig.first(routes, BULK, "example.net")).isEqualTo(BETA);
        assertThat(rig.first(routes, CRITICAL, "example.net")).isEqualTo(ALPHA);
    }

    @Test
    void criticalMailMindsTheSecondsThatBulkMailHasToSpare() {
        rig.terms.put(ALPHA, new Terms(null, new Price(0.0004, "USD")));
        rig.seen(ALPHA, "example.net", OK, Duration.ofMillis(100), 1_000);
        rig.seen(BETA, "example.net", OK, Duration.ofSeconds(20), 1_000);

        var routes = rig.adaptive(ALPHA, BETA);
        assertThat(rig.first(routes, CRITICAL, "example.net")).isEqualTo(ALPHA);
        assertThat(rig.first(routes, BULK, "example.net")).isEqualTo(BETA);
    }

    @Test
    void onlyBulkMailExplores() {
        rig.seen(ALPHA, "example.net", OK, 30);
        rig.seen(BETA, "example.net", OK, 3);
        rig.seen(BETA, "example.net", DOWN, 1);

        var routes = rig.adaptive(ALPHA, BETA);
        assertThat(rig.firsts(routes, BULK, "example.net", 500)).containsOnlyKeys(ALPHA, BETA);
        assertThat(rig.firsts(routes, TRANSACTIONAL, "example.net", 500)).containsOnlyKeys(ALPHA);
        assertThat(rig.firsts(routes, CRITICAL, "example.net", 500)).containsOnlyKeys(ALPHA);
    }

    @Test
    void theSameSeedMakesTheSameChoices() {
        var other = new AdaptiveRig();
        var ours = rig.adaptive(ALPHA, BETA, GAMMA);
        var theirs = other.adaptive(ALPHA, BETA, GAMMA);
        for (int i = 0; i < 200; i++) {
            assertThat(rig.first(ours, BULK, "example.net")).isEqualTo(other.first(theirs, BULK, "example.net"));
        }
    }

    @Test
    void twoThatAreNearlyEqualDoNotFlap() {
        var routes = rig.adaptive(ALPHA, BETA);
        rig.seen(ALPHA, "example.net", OK, 4_900);
        rig.seen(ALPHA, "example.net", DOWN, 100);
        rig.seen(BETA, "example.net", OK, 4_875);
        rig.seen(BETA, "example.net", DOWN, 125);

        assertThat(rig.firsts(routes, TRANSACTIONAL, "example.net", 50)).containsOnlyKeys(ALPHA);
        rig.seen(ALPHA, "example.net", DOWN, 20);
        rig.aMomentLater();
        assertThat(rig.firsts(routes, TRANSACTIONAL, "example.net", 50)).containsOnlyKeys(ALPHA, BETA);
        rig.seen(ALPHA, "example.net", OK, 1_000);
        rig.aMomentLater();
        assertThat(rig.firsts(routes, TRANSACTIONAL, "example.net", 50))
                .as("a quarter worse is not worth another change")
                .containsOnlyKeys(ALPHA, BETA);
    }

    @Test
    void threeEqualAccountsShareTheMailByWhatTheyHaveLeft() {
        var routes = rig.adaptive(ALPHA, BETA, GAMMA);
        assertThat(rig.firsts(routes, TRANSACTIONAL, "example.net", 3_000).values())
                .allSatisfy(count -> assertThat(count).isBetween(900, 1_100));

        rig.loads.put(ALPHA, 0.9);
        rig.loads.put(BETA, 0.5);
        rig.loads.put(GAMMA, 0.1);
        var loaded = rig.firsts(routes, TRANSACTIONAL, "example.net", 3_000);
        assertThat(loaded.get(GAMMA)).isBetween(1_900, 2_100);
        assertThat(loaded.get(BETA)).isBetween(900, 1_100);
        assertThat(loaded).doesNotContainKey(ALPHA);
    }

    @Test
    void equalWeightsAreSharedByWhatIsLeftAsWell() {
        var rule = RouteRig.weighted(Map.of(ALPHA, 1, BETA, 1, GAMMA, 1), ALPHA, BETA, GAMMA);
        var routes = rig.routes(Map.of(), rule);
        assertThat(rig.firsts(routes, BULK, "example.net", 3_000).values())
                .allSatisfy(count -> assertThat(count).isBetween(900, 1_100));

        rig.loads.put(ALPHA, 0.5);
        var loaded = rig.firsts(routes, BULK, "example.net", 3_000);
        assertThat(loaded).doesNotContainKey(ALPHA);
        assertThat(loaded.get(BETA)).isBetween(1_350, 1_650);
    }

    @Test
    void keepWarmSharesAreLeftEvenByTheBest() {
        rig.seen(ALPHA, "example.net", OK, 1_000);
        rig.seen(BETA, "example.net", DOWN, 50);
        var rule = AdaptiveRig.adaptive(Requirements.NONE, ALPHA, BETA);
        var routes = rig.routes(Map.of(BETA, 0.05), rule);

        assertThat(rig.firsts(routes, TRANSACTIONAL, "example.net", 2_000).get(BETA))
                .isBetween(70, 130);
        assertThat(rig.firsts(routes, CRITICAL, "example.net", 500)).containsOnlyKeys(ALPHA);
    }

    @Test
    void aChoiceIsExplainedInNumbers() {
        rig.terms.put(BETA, new Terms(null, new Price(0.0001, "USD")));
        rig.seen(BETA, "example.net", OK, Duration.ofMillis(400), 2_300);
        rig.seen(BETA, "example.net", new Outcome.Unknown("no answer"), 10);

        var why = rig.plan(rig.adaptive(BETA, ALPHA), TRANSACTIONAL, "example.net")
                .candidates()
                .getFirst()
                .why();
        assertThat(why)
                .matches("adaptive in rule 1: expected failure 0.4 % of 2310 at example.net in 2 h, p95 \\d+ ms,"
                        + " 0.10 USD/1000 -> harm 0\\.000\\d{3,5}");
    }
}
