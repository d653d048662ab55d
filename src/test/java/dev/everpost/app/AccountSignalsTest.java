package dev.everpost.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.checkup.Report;
import dev.everpost.fact.Outcome;
import dev.everpost.fact.ProviderName;
import dev.everpost.health.Reading;
import dev.everpost.health.Scope;
import dev.everpost.health.Signal;
import dev.everpost.provider.Checkup;
import dev.everpost.provider.Checkup.Quota;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What accounts say, as the watch hears it. */
class AccountSignalsTest {

    private static final ProviderName ALPHA = new ProviderName("alpha");
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private final List<Signal> heard = new ArrayList<>();
    private final AccountSignals signals = new AccountSignals(heard::add, _ -> Duration.ofMinutes(5));

    @Test
    void anAccountThatMayNotSendOrHasNothingLeftFails() {
        hear(new Checkup.Answered(false, Quota.UNTOLD, Map.of(), "paused"));
        hear(new Checkup.Answered(true, new Quota(null, 100L, 100L, 0L, "24 hours"), Map.of(), "well"));
        assertThat(heard).allSatisfy(signal -> {
            assertThat(signal.reading()).isEqualTo(Reading.FAILING);
            assertThat(signal.strength()).isEqualTo(1.0);
            assertThat(signal.scope()).isEqualTo(new Scope.Account(ALPHA));
            assertThat(signal.fresh()).isEqualTo(Duration.ofMinutes(15));
        });
    }

    @Test
    void oneThatCannotBeAskedIsASignAndOneThatHasNoSuchQuestionNone() {
        hear(new Checkup.Failed(new Outcome.AccountTrouble(Outcome.Trouble.CREDENTIALS, "403 not allowed to ask")));
        hear(new Checkup.NotOffered("no such question"));
        assertThat(heard).singleElement().satisfies(signal -> {
            assertThat(signal.reading()).isEqualTo(Reading.FAILING);
            assertThat(signal.strength()).isLessThan(0.5);
            assertThat(signal.words()).isEqualTo("403 not allowed to ask");
        });
    }

    private void hear(Checkup checkup) {
        signals.accept(ALPHA, Report.of(checkup, NOW, null));
    }
}
