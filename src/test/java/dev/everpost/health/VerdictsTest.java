package dev.everpost.health;

import static dev.everpost.health.Reading.FAILING;
import static dev.everpost.health.Reading.WELL;
import static dev.everpost.health.Seen.ALPHA;
import static dev.everpost.health.Seen.BETA;
import static dev.everpost.health.Seen.OF_ALPHA;
import static dev.everpost.health.Seen.OF_BETA;
import static dev.everpost.health.Seen.site;
import static dev.everpost.health.Source.ACCOUNT;
import static dev.everpost.health.Source.PROBE;
import static dev.everpost.health.Source.REPORTS;
import static dev.everpost.health.Source.TRAFFIC;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Verdicts over time: quick to believe a clear fault, slow to believe that it is over. */
class VerdictsTest {

    private final Seen seen = new Seen();
    private final List<String> news = new ArrayList<>();
    private List<Site> sites =
            List.of(site("alpha", "ses", "us-east-1", "api"), site("beta", "sendgrid", "global", "api"));
    private final Verdicts verdicts = seen.verdicts(
            new ArrayList<>(sites),
            (verdict, from) -> news.add(verdict.scope().words() + ": " + from.label() + " -> "
                    + verdict.state().label()));

    @Test
    void aClearFaultIsBelievedAtOnceAndTheTimeToTheVerdictIsKnown() {
        well(OF_ALPHA, 1);
        seen.tell(TRAFFIC, OF_ALPHA, FAILING, 0.5);
        step(1);
        seen.tell(TRAFFIC, OF_ALPHA, FAILING, 0.95);
        step(1);

        var alpha = of(OF_ALPHA);
        assertThat(alpha.state()).isEqualTo(State.DOWN);
        assertThat(alpha.timeToVerdict()).isEqualTo(Duration.ofSeconds(10));
        assertThat(alpha.words()).startsWith("95 % sure: traffic says failing as seen");
        assertThat(of(OF_BETA).state()).isEqualTo(State.UNKNOWN);
        assertThat(news).containsExactly("alpha: unknown -> up", "alpha: up -> down");
    }

    @Test
    void oneBadMomentIsForgotten() {
        well(OF_ALPHA, 3);
        seen.tell(TRAFFIC, OF_ALPHA, FAILING, 0.8);
        step(1);
        well(OF_ALPHA, 30);

        assertThat(news).containsExactly("alpha: unknown -> up");
    }

    @Test
    void aFaultEndsWhenItWasSeenToWorkForAMinuteAndASecondOneEndsLater() {
        failing(OF_ALPHA, 2);
        well(OF_ALPHA, 12);
        assertThat(of(OF_ALPHA).state()).isEqualTo(State.DOWN);
        well(OF_ALPHA, 1);
        assertThat(of(OF_ALPHA).state()).isEqualTo(State.UP);

        failing(OF_ALPHA, 2);
        well(OF_ALPHA, 13);
        assertThat(of(OF_ALPHA).state()).isEqualTo(State.DOWN);
        well(OF_ALPHA, 12);
        assertThat(of(OF_ALPHA).state()).isEqualTo(State.UP);
    }

    @Test
    void silenceIsNoRecoveryButIsNotHeldAgainstItForEver() {
        failing(OF_ALPHA, 2);
        seen.hand.pass(Duration.ofMinutes(3));
        step(24);
        assertThat(of(OF_ALPHA).state()).isEqualTo(State.DOWN);
        step(110);
        assertThat(of(OF_ALPHA).state()).isEqualTo(State.UNKNOWN);
    }

    @Test
    void aFaultThatNobodySeesGoneThoughSomebodySpeaksWellIsUnknownAfterAWhile() {
        failing(OF_ALPHA, 2);
        for (int i = 0; i < 150; i++) {
            seen.tell(ACCOUNT, OF_ALPHA, WELL, 0.4);
            step(1);
        }
        assertThat(of(OF_ALPHA).state()).isNotEqualTo(State.DOWN);
    }

    @Test
    void aWrongClockIsToldByItselfAndExcusesNobody() {
        for (int i = 0; i < 3; i++) {
            seen.tell(PROBE, new Scope.Ourselves("clock"), FAILING, 1);
            failing(OF_ALPHA, 1);
        }
        assertThat(of(OF_ALPHA).extent()).isEqualTo(OF_ALPHA);
        assertThat(of(new Scope.Ourselves("clock")).state()).isEqualTo(State.DOWN);
    }

    @Test
    void aReceiverThatFailsForEverybodyIsTheReceiversTroubleAndNoProviders() {
        var atAlpha = new Scope.AtReceiver(ALPHA, "gmail.com");
        var atBeta = new Scope.AtReceiver(BETA, "gmail.com");
        for (int i = 0; i < 3; i++) {
            seen.tell(TRAFFIC, atAlpha, FAILING, 0.95);
            seen.tell(TRAFFIC, atBeta, FAILING, 0.95);
            well(OF_ALPHA, 1);
        }

        assertThat(verdicts.current())
                .filteredOn(v -> v.state().isBad())
                .singleElement()
                .satisfies(verdict -> {
                    assertThat(verdict.scope()).isEqualTo(new Scope.Receiver("gmail.com"));
                    assertThat(verdict.state()).isEqualTo(State.DOWN);
                });
    }

    @Test
    void aReceiverThatDislikesOneProviderIsAnotherMatter() {
        for (int i = 0; i < 3; i++) {
            seen.tell(TRAFFIC, new Scope.AtReceiver(ALPHA, "gmail.com"), FAILING, 0.95);
            seen.tell(TRAFFIC, new Scope.AtReceiver(BETA, "gmail.com"), WELL, 0.9);
            step(1);
        }

        assertThat(verdicts.current())
                .filteredOn(v -> v.state().isBad())
                .extracting(Verdict::scope)
                .containsExactly(new Scope.AtReceiver(ALPHA, "gmail.com"));
    }

    @Test
    void reportsThatStopAreNoMailOutage() {
        for (int i = 0; i < 4; i++) {
            seen.tell(REPORTS, new Scope.ReportsOf(ALPHA), FAILING, 1);
            well(OF_ALPHA, 1);
        }

        assertThat(of(OF_ALPHA).state()).isEqualTo(State.UP);
        assertThat(of(new Scope.ReportsOf(ALPHA)).state()).isEqualTo(State.DOWN);
    }

    @Test
    void anAccountThatMayNotSendIsTheAccountsTrouble() {
        for (int i = 0; i < 4; i++) {
            seen.tell(ACCOUNT, new Scope.Account(ALPHA), FAILING, 1);
            seen.tell(TRAFFIC, OF_ALPHA, FAILING, 0.5);
            step(1);
        }

        assertThat(of(OF_ALPHA).state()).isEqualTo(State.DOWN);
        assertThat(of(OF_ALPHA).extent()).isEqualTo(new Scope.Account(ALPHA));
    }

    @Test
    void whenOurOwnNetworkFailsNoProviderIsBlamed() {
        for (int i = 0; i < 3; i++) {
            seen.tell(PROBE, new Scope.Ourselves("network"), FAILING, 1);
            failing(OF_ALPHA, 1);
        }

        assertThat(of(OF_ALPHA).extent()).isEqualTo(new Scope.Ourselves("network"));
    }

    @Test
    void aRestartGoesOnWithWhatWasKnown() {
        failing(OF_ALPHA, 2);
        var next = seen.verdicts(sites, (verdict, from) -> news.add("again"));
        next.restore(verdicts.current());
        news.clear();
        seen.hand.pass(Duration.ofMinutes(2));
        next.step();

        assertThat(next.current().getFirst().state()).isEqualTo(State.DOWN);
        assertThat(next.current().getFirst().since()).isEqualTo(of(OF_ALPHA).since());
        assertThat(news).isEmpty();
    }

    private void failing(Scope scope, int steps) {
        for (int i = 0; i < steps; i++) {
            seen.tell(TRAFFIC, scope, FAILING, 0.95);
            step(1);
        }
    }

    private void well(Scope scope, int steps) {
        for (int i = 0; i < steps; i++) {
            seen.tell(TRAFFIC, scope, WELL, 0.9);
            step(1);
        }
    }

    private void step(int times) {
        for (int i = 0; i < times; i++) {
            seen.hand.pass(Verdicts.STEP);
            verdicts.step();
        }
    }

    private Verdict of(Scope scope) {
        return verdicts.current().stream()
                .filter(verdict -> verdict.scope().equals(scope))
                .findFirst()
                .orElseThrow();
    }
}
