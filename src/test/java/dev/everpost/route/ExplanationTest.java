package dev.everpost.route;

import static dev.everpost.route.RouteRig.ALL;
import static dev.everpost.route.RouteRig.ALPHA;
import static dev.everpost.route.RouteRig.BETA;
import static dev.everpost.route.RouteRig.GAMMA;
import static dev.everpost.route.RouteRig.chance;
import static dev.everpost.route.RouteRig.message;
import static dev.everpost.route.RouteRig.ordered;
import static dev.everpost.route.RouteRig.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.fact.ProviderName;
import dev.everpost.message.MessageClass;
import dev.everpost.provider.Capabilities;
import dev.everpost.route.Explanation.Line;
import dev.everpost.route.Explanation.Role;
import dev.everpost.standing.Standing;
import dev.everpost.standing.Standing.Condition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExplanationTest {

    private final Routes routes = new Routes(
            List.of(ordered(Match.ANY, ALPHA, BETA, GAMMA)),
            Map.of(),
            Map.of(ALPHA, ALL, BETA, ALL, GAMMA, new Capabilities(10, 50, true, true)),
            chance(1));
    private final Plan plan = routes.plan(message(MessageClass.BULK), to("a@b.example"), 1_000);

    @Test
    void namesTheFirstHealthyProviderAndWhoStandsBy() {
        var explanation = explain(Condition.UP, Condition.UP);
        assertThat(explanation.carrier()).isEqualTo(ALPHA);
        assertThat(explanation.rule()).isEqualTo("every message");
        assertThat(explanation.summary()).isEqualTo("alpha would carry it: first choice of rule 1; healthy.");
        assertThat(explanation.lines())
                .containsExactly(
                        new Line(ALPHA, Role.CARRIES, "first choice of rule 1; healthy"),
                        new Line(BETA, Role.STANDS_BY, "choice 2 of rule 1; healthy"),
                        new Line(GAMMA, Role.UNABLE, "the message has 1000 bytes; it takes 10 (5.3.4)"));
    }

    @Test
    void saysWhyTheFirstIsNotTheOne() {
        var explanation = explain(Condition.DOWN, Condition.UP);
        assertThat(explanation.carrier()).isEqualTo(BETA);
        assertThat(explanation.summary())
                .isEqualTo(
                        "beta would carry it, because alpha comes first but: first choice of rule 1; down: evidence.");
        assertThat(explanation.lines().getFirst().role()).isEqualTo(Role.SHUT);
    }

    @Test
    void saysThatAProviderComesBack() {
        var explanation = explain(Condition.RAMPING, Condition.UP);
        assertThat(explanation.lines().getFirst())
                .isEqualTo(
                        new Line(ALPHA, Role.PERHAPS, "first choice of rule 1; coming back, takes 50 % of the mail"));
    }

    @Test
    void saysThatTheMessageWouldWait() {
        var explanation = explain(Condition.DOWN, Condition.DRAINED);
        assertThat(explanation.carrier()).isNull();
        assertThat(explanation.summary()).startsWith("It would wait");
    }

    @Test
    void saysThatNobodyCanCarryIt() {
        var huge = routes.plan(message(MessageClass.BULK), to("a@b.example"), 1_000_000_000);
        assertThat(Explanation.of(huge, Map.of()).summary())
                .isEqualTo("No provider of the rule can carry this message.");
    }

    @Test
    void countsASpentQuotaAsShut() {
        var spent = standing(ALPHA, Condition.UP, 0L, Duration.ZERO);
        assertThat(Explanation.of(plan, Map.of(ALPHA, spent)).lines().getFirst())
                .isEqualTo(new Line(ALPHA, Role.SHUT, "first choice of rule 1; its quota for the day is spent"));
        var paused = standing(ALPHA, Condition.UP, 5L, Duration.ofSeconds(9));
        assertThat(Explanation.of(plan, Map.of(ALPHA, paused))
                        .lines()
                        .getFirst()
                        .why())
                .endsWith("it asked us to wait for 9 s more");
    }

    private Explanation explain(Condition alpha, Condition beta) {
        return Explanation.of(
                plan,
                Map.of(
                        ALPHA, standing(ALPHA, alpha, 5L, Duration.ZERO),
                        BETA, standing(BETA, beta, 5L, Duration.ZERO)));
    }

    private static Standing standing(ProviderName name, Condition condition, long leftToday, Duration pausedFor) {
        return new Standing(
                name,
                condition,
                condition,
                Instant.parse("2026-01-01T00:00:00Z"),
                "evidence",
                0.5,
                0,
                16,
                2,
                null,
                null,
                leftToday,
                null,
                pausedFor,
                null);
    }
}
