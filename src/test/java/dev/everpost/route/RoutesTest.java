package dev.everpost.route;

import static dev.everpost.route.RouteRig.ALL;
import static dev.everpost.route.RouteRig.ALPHA;
import static dev.everpost.route.RouteRig.BETA;
import static dev.everpost.route.RouteRig.CAPABLE;
import static dev.everpost.route.RouteRig.GAMMA;
import static dev.everpost.route.RouteRig.chance;
import static dev.everpost.route.RouteRig.message;
import static dev.everpost.route.RouteRig.order;
import static dev.everpost.route.RouteRig.ordered;
import static dev.everpost.route.RouteRig.routes;
import static dev.everpost.route.RouteRig.to;
import static dev.everpost.route.RouteRig.weighted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.everpost.fact.ProviderName;
import dev.everpost.message.MessageClass;
import dev.everpost.provider.Capabilities;
import dev.everpost.world.HandDrivenWorld;
import dev.everpost.world.Time;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RoutesTest {

    private static final Time CLOCK = new HandDrivenWorld(1).world().time();
    private static final RouteRule LAST = ordered(Match.ANY, ALPHA, BETA);

    @Test
    void whatAProviderLearnedItCannotCarryIsNotOfferedToIt() {
        var learned = new HashMap<>(RouteRig.CAPABLE);
        var routes = new Routes(
                List.of(RouteRig.ordered(Match.ANY, RouteRig.ALPHA, RouteRig.BETA)),
                Map.of(),
                learned.keySet(),
                learned::get,
                RouteRig.chance(1));
        learned.put(RouteRig.ALPHA, new Capabilities(40_000_000, 50, false, true));
        var plan = routes.plan(RouteRig.message(MessageClass.CRITICAL), RouteRig.to("j\u00f6rg@example.net"), 1_000);
        assertThat(RouteRig.order(plan)).containsExactly(RouteRig.BETA);
    }

    @Test
    void takesTheFirstRuleThatMatches() {
        var critical = ordered(new Match(MessageClass.CRITICAL, null, null, null, Map.of()), BETA);
        var routes = routes(critical, LAST);
        assertThat(plan(routes, MessageClass.CRITICAL).rule()).isEqualTo(critical);
        assertThat(plan(routes, MessageClass.BULK).rule()).isEqualTo(LAST);
        assertThat(routes.ruleFor(MessageClass.CRITICAL, "shop", null, to("a@b.example"), Map.of()))
                .isEqualTo(critical);
    }

    @Test
    void matchesOnlyWhenEveryConditionHolds() {
        var match = new Match(MessageClass.BULK, "shop", "Example.ORG", "b.example", Map.of("campaign", "spring"));
        var tags = Map.of("campaign", "spring", "more", "x");
        var message = message(MessageClass.BULK, "shop", "a@example.org", tags);
        assertThat(match.matches(message, to("x@b.example", "y@B.example"), CLOCK))
                .isTrue();
        assertThat(match.matches(message, to("x@b.example", "y@c.example"), CLOCK))
                .isFalse();
        assertThat(match.matches(message(MessageClass.BULK, "shop", "<>", tags), to("x@b.example"), CLOCK))
                .isFalse();
        assertThat(match.matches(message(MessageClass.BULK, "blog", "a@example.org", tags), to("x@b.example"), CLOCK))
                .isFalse();
        assertThat(match.matches(
                        message(MessageClass.BULK, "shop", "a@example.org", Map.of()), to("x@b.example"), CLOCK))
                .isFalse();
    }

    @Test
    void ordersProvidersAsListedAndSaysSo() {
        var plan = plan(routes(ordered(Match.ANY, GAMMA, ALPHA, BETA)), MessageClass.TRANSACTIONAL);
        assertThat(plan.candidates())
                .containsExactly(
                        new Candidate(GAMMA, "first choice of rule 1"),
                        new Candidate(ALPHA, "choice 2 of rule 1"),
                        new Candidate(BETA, "choice 3 of rule 1"));
    }

    @Test
    void letsABackupGoFirstForItsKeepWarmShareExceptForCriticalMail() {
        var routes = new Routes(
                List.of(ordered(Match.ANY, ALPHA, BETA, GAMMA)), Map.of(BETA, 0.02, GAMMA, 0.05), CAPABLE, chance(7));
        var firsts = firsts(routes, MessageClass.TRANSACTIONAL, 20_000);
        assertThat(firsts.get(BETA) / 20_000.0).isCloseTo(0.02, within(0.005));
        assertThat(firsts.get(GAMMA) / 20_000.0).isCloseTo(0.05, within(0.008));
        assertThat(firsts(routes, MessageClass.CRITICAL, 1_000)).containsOnlyKeys(ALPHA);
    }

    @Test
    void saysThatABackupGoesFirstToKeepItWarm() {
        var routes = new Routes(List.of(LAST), Map.of(BETA, 0.5), CAPABLE, chance(7));
        var plans = Stream.generate(() -> plan(routes, MessageClass.BULK))
                .limit(100)
                .toList();
        assertThat(plans).anySatisfy(plan -> {
            assertThat(order(plan)).containsExactly(BETA, ALPHA);
            assertThat(plan.candidates().getFirst().why()).isEqualTo("keep-warm share 50 %");
        });
    }

    @Test
    void drawsByWeightAndKeepsEveryProviderInThePlan() {
        var routes = routes(weighted(Map.of(ALPHA, 3, BETA, 1, GAMMA, 0), GAMMA, ALPHA, BETA));
        var firsts = firsts(routes, MessageClass.CRITICAL, 20_000);
        assertThat(firsts.get(ALPHA) / 20_000.0).isCloseTo(0.75, within(0.02));
        var plan = plan(routes, MessageClass.CRITICAL);
        assertThat(order(plan)).containsExactlyInAnyOrder(ALPHA, BETA, GAMMA).endsWith(GAMMA);
        assertThat(plan.candidates()).contains(new Candidate(ALPHA, "drawn with weight 3 of 4 in rule 1"));
    }

    @Test
    void passesOverWhoTakesNoMessagesOfThatSize() {
        var routes = new Routes(
                List.of(LAST), Map.of(), Map.of(ALPHA, new Capabilities(1_000, 50, true, true), BETA, ALL), chance(1));
        var plan = routes.plan(message(MessageClass.BULK), to("a@b.example"), 1_001);
        assertThat(order(plan)).containsExactly(BETA);
        assertThat(plan.passedOver())
                .containsExactly(new PassedOver(ALPHA, "the message has 1001 bytes; it takes 1000 (5.3.4)"));
        assertThat(routes.plan(message(MessageClass.BULK), to("a@b.example"), 1_000)
                        .passedOver())
                .isEmpty();
    }

    @Test
    void passesOverWhoTakesNoInternationalAddresses() {
        var routes = new Routes(
                List.of(LAST), Map.of(), Map.of(ALPHA, new Capabilities(1_000, 50, false, true), BETA, ALL), chance(1));
        var plan = routes.plan(message(MessageClass.BULK), to("a@b.example", "jürgen@b.example"), 10);
        assertThat(order(plan)).containsExactly(BETA);
        assertThat(plan.passedOver().getFirst().why()).contains("SMTPUTF8");
    }

    @Test
    void refusesRulesThatDoNotCatchEveryMessage() {
        var bulk = ordered(new Match(MessageClass.BULK, null, null, null, Map.of()), ALPHA);
        assertThatThrownBy(() -> routes(LAST, bulk)).hasMessageContaining("the last of the 2 routing rules must match");
        assertThatThrownBy(RouteRig::routes).hasMessageContaining("add a rule without conditions");
    }

    @Test
    void refusesProvidersThatAreUnknownOrNamedTwice() {
        var unknown = new ProviderName("delta");
        assertThatThrownBy(() -> routes(ordered(Match.ANY, unknown)))
                .hasMessageStartingWith("routing rule 1 names the provider delta, which is not configured");
        assertThatThrownBy(() -> routes(ordered(Match.ANY, ALPHA, ALPHA)))
                .hasMessage("routing rule 1 names alpha twice; name it once");
        assertThatThrownBy(() -> routes(ordered(Match.ANY))).hasMessageContaining("has no providers");
    }

    @Test
    void refusesWeightsAndSharesThatMeanNothing() {
        assertThatThrownBy(() -> routes(weighted(Map.of(ALPHA, 0), ALPHA))).hasMessageContaining("weight 0");
        assertThatThrownBy(() -> routes(weighted(Map.of(ALPHA, -1), ALPHA))).hasMessageContaining("the weight -1");
        assertThatThrownBy(() -> routes(weighted(Map.of(BETA, 1), ALPHA))).hasMessageContaining("weighs beta");
        assertThatThrownBy(() -> new Routes(List.of(LAST), Map.of(BETA, 0.9), CAPABLE, chance(1)))
                .hasMessage("keep_warm of beta is 0.9; use 0 to 0.5");
    }

    private static Plan plan(Routes routes, MessageClass messageClass) {
        return routes.plan(message(messageClass), to("a@b.example"), 1_200);
    }

    private static Map<ProviderName, Integer> firsts(Routes routes, MessageClass messageClass, int plans) {
        var firsts = new HashMap<ProviderName, Integer>();
        for (int i = 0; i < plans; i++) {
            firsts.merge(order(plan(routes, messageClass)).getFirst(), 1, Integer::sum);
        }
        return firsts;
    }
}
