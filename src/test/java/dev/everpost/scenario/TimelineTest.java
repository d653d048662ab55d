package dev.everpost.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.fact.ProviderName;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which fault is in force at a provider at a time. */
class TimelineTest {

    private static final ProviderName ALPHA = new ProviderName("alpha");
    private static final ProviderName BETA = new ProviderName("beta");

    @Test
    void anEpisodeCoversItsBeginningAndNotItsEnd() {
        var timeline = new Timeline(List.of(new Episode(seconds(5), ALPHA, new BlackHole(), seconds(10))));

        assertThat(timeline.activeAt(ALPHA, seconds(5).minusNanos(1))).isEmpty();
        assertThat(timeline.activeAt(ALPHA, seconds(5))).containsExactly(new BlackHole());
        assertThat(timeline.activeAt(ALPHA, seconds(15).minusNanos(1))).containsExactly(new BlackHole());
        assertThat(timeline.activeAt(ALPHA, seconds(15))).isEmpty();
        assertThat(timeline.activeAt(BETA, seconds(7))).isEmpty();
    }

    @Test
    void anEpisodeWithoutAnEndLastsToTheEnd() {
        var timeline = new Timeline(List.of(new Episode(seconds(5), ALPHA, new QuotaSpent(), null)));

        assertThat(timeline.activeAt(ALPHA, Duration.ofHours(20))).containsExactly(new QuotaSpent());
    }

    @Test
    void overlappingEpisodesAreInForceTogetherInTheOrderOfTheFile() {
        var slow = new Slow(seconds(1), Duration.ZERO);
        var timeline = new Timeline(List.of(
                new Episode(seconds(5), ALPHA, slow, null),
                new Episode(seconds(1), ALPHA, new SilentDrop(0.5), seconds(10))));

        assertThat(timeline.activeAt(ALPHA, seconds(6))).containsExactly(slow, new SilentDrop(0.5));
    }

    @Test
    void flappingIsFirstDownThenUpAndAgain() {
        var flapping = new Flapping(seconds(3), seconds(2), new ConnectionRefused());
        var timeline = new Timeline(List.of(new Episode(seconds(10), ALPHA, flapping, null)));

        assertThat(timeline.activeAt(ALPHA, seconds(11))).containsExactly(new ConnectionRefused());
        assertThat(timeline.activeAt(ALPHA, seconds(12))).isEmpty();
        assertThat(timeline.activeAt(ALPHA, seconds(15))).containsExactly(new ConnectionRefused());
        assertThat(timeline.scheduledAt(ALPHA, seconds(12))).containsExactly(flapping);
        assertThat(flapping.untilChange(seconds(1))).isEqualTo(seconds(1));
        assertThat(flapping.untilChange(seconds(4))).isEqualTo(seconds(1));
    }

    @Test
    void turnsAreTheBeginningsAndEndsInOrderEachOnce() {
        var timeline = new Timeline(List.of(
                new Episode(seconds(20), ALPHA, new BlackHole(), seconds(10)),
                new Episode(seconds(5), BETA, new BlackHole(), seconds(15))));

        assertThat(timeline.turns(seconds(30))).containsExactly(seconds(5), seconds(20));
    }

    private static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }
}
