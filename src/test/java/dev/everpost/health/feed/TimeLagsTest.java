package dev.everpost.health.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.fact.ProviderName;
import dev.everpost.health.Reading;
import dev.everpost.health.Scope;
import dev.everpost.health.Signal;
import dev.everpost.health.Site;
import dev.everpost.health.Source;
import dev.everpost.health.State;
import dev.everpost.health.Verdict;
import dev.everpost.store.RememberingLearned;
import dev.everpost.world.HandDrivenWorld;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimeLagsTest {

    private static final ProviderName ALPHA = new ProviderName("alpha");
    private static final List<Site> SITES = List.of(new Site(ALPHA, "ses", "us-east-1", "api"));
    private static final Scope VENDOR = new Scope.Vendor("ses", "us-east-1", null);

    private final HandDrivenWorld hands = new HandDrivenWorld(3);
    private final List<Signal> board = new ArrayList<>();
    private final TimeLags lags = new TimeLags(board::add, hands.world().time());

    @Test
    void aPageThatConfirmsLaterIsRecordedOnceWithItsLag() {
        var sign = hands.now();
        hands.pass(Duration.ofMinutes(2));
        var verdict = down(new Scope.OfProvider(ALPHA), sign);
        assertThat(lags.compare(List.of(verdict), SITES)).isFalse();
        hands.pass(Duration.ofMinutes(21));
        tell(VENDOR, Reading.FAILING);

        assertThat(lags.compare(List.of(verdict), SITES)).isTrue();
        assertThat(lags.compare(List.of(verdict), SITES)).isFalse();
        assertThat(lags.recorded())
                .extracting(Lag::words)
                .containsExactly("statuspage:ses told of alpha 23 minutes after the first sign");
    }

    @Test
    void aPageThatToldFirstIsSaidToBeFirst() {
        tell(VENDOR, Reading.IMPAIRED);
        hands.pass(Duration.ofMinutes(5));
        lags.compare(List.of(down(new Scope.OfProvider(ALPHA), hands.now())), SITES);
        assertThat(lags.recorded().getFirst().words()).endsWith("5 minutes before the first sign");
    }

    @Test
    void whatThePageHasSaidForHoursIsAboutSomethingElse() {
        tell(VENDOR, Reading.IMPAIRED);
        hands.pass(Duration.ofMinutes(90));
        tell(VENDOR, Reading.IMPAIRED);
        hands.pass(Duration.ofMinutes(90));
        tell(VENDOR, Reading.IMPAIRED);
        assertThat(lags.compare(List.of(down(new Scope.OfProvider(ALPHA), hands.now())), SITES))
                .isFalse();
    }

    @Test
    void aPageThatTookItBackHasToldNothing() {
        tell(VENDOR, Reading.IMPAIRED);
        tell(VENDOR, Reading.WELL);
        assertThat(lags.compare(List.of(down(new Scope.OfProvider(ALPHA), hands.now())), SITES))
                .isFalse();
    }

    @Test
    void anotherRegionAndAnotherReceiverAreNotMeant() {
        tell(new Scope.Vendor("ses", "eu-west-1", null), Reading.FAILING);
        tell(new Scope.Receiver("gmail.com"), Reading.FAILING);
        var verdicts = List.of(
                down(new Scope.OfProvider(ALPHA), hands.now()), down(new Scope.Receiver("outlook.com"), hands.now()));
        assertThat(lags.compare(verdicts, SITES)).isFalse();
        assertThat(lags.compare(List.of(down(new Scope.Receiver("gmail.com"), hands.now())), SITES))
                .isTrue();
    }

    @Test
    void everySignalGoesOnToTheBoard() {
        tell(VENDOR, Reading.FAILING);
        tell(VENDOR, Reading.UNKNOWN);
        tell(VENDOR, Reading.WELL);
        assertThat(board).hasSize(3);
    }

    @Test
    void whatWasRecordedOutlivesARestartAndAStoreThatFailsIsNoTrouble() {
        var learned = new RememberingLearned();
        var memory = new LagMemory(learned, hands.world().time());
        assertThat(memory.kept()).isEmpty();
        var at = Instant.parse("2026-03-04T12:00:00Z");
        var lag = new Lag("statuspage:ses", "alpha", at, at.plusSeconds(10), at.plusSeconds(1_380));
        memory.keep(List.of(lag));
        assertThat(memory.kept()).containsExactly(lag);
        learned.broken(true);
        memory.keep(List.of());
        assertThat(memory.kept()).isEmpty();
    }

    private void tell(Scope scope, Reading reading) {
        lags.tell(new Signal(
                Source.FEED, "statuspage:ses", scope, reading, 0.9, hands.now(), Duration.ofMinutes(5), "x"));
    }

    private static Verdict down(Scope scope, Instant firstSign) {
        return new Verdict(scope, State.DOWN, scope, 0.9, firstSign.plusSeconds(60), firstSign, List.of(), "x");
    }
}
