package dev.everpost.health.series;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.experience.Experience;
import dev.everpost.fact.Outcome;
import dev.everpost.fact.ProviderName;
import dev.everpost.health.Reading;
import dev.everpost.health.Scope;
import dev.everpost.health.Signal;
import dev.everpost.message.EmailAddress;
import dev.everpost.message.MessageClass;
import dev.everpost.message.Recipient;
import dev.everpost.store.RememberingLearned;
import dev.everpost.world.HandDrivenWorld;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SeriesWatchTest {

    private static final ProviderName ALPHA = new ProviderName("alpha");
    private static final Outcome OK = new Outcome.Accepted("id", "250 ok");
    private static final Outcome DOWN = new Outcome.ProviderDown(Outcome.Failure.CONNECT_REFUSED, "connection refused");
    private static final Rules RULES = new Rules(Sensitivity.NORMAL, 20);
    /** Learning takes half a day, a value each five minutes. */
    private static final int HALF_A_DAY = 730;

    private final HandDrivenWorld time = new HandDrivenWorld(1);
    private final Experience experience = new Experience(time.world().time());
    private final RememberingLearned learned = new RememberingLearned();
    private final List<Signal> told = new ArrayList<>();
    private SeriesWatch watch = watch(Optional.of(RULES));

    @BeforeEach
    void learn() {
        minutes(HALF_A_DAY, OK, 30);
    }

    @Test
    void tellsOfAProviderThatFailsAndOfItsRecovery() {
        assertThat(told).isEmpty();

        minutes(3, DOWN, 30);

        var errors = about(new Scope.OfProvider(ALPHA), Measure.ERRORS);
        assertThat(errors).isNotEmpty();
        assertThat(errors.getFirst().words())
                .startsWith("error share of alpha ")
                .contains(" %, usually 0 %, since 12:1");
        minutes(3, DOWN, 30);
        assertThat(about(new Scope.OfProvider(ALPHA), Measure.ERRORS).getLast().reading())
                .isEqualTo(Reading.FAILING);

        minutes(12, OK, 30);
        assertThat(about(new Scope.OfProvider(ALPHA), Measure.ERRORS).getLast().reading())
                .isEqualTo(Reading.WELL);
        assertThat(anomalies()).isZero();
    }

    @Test
    void tellsApartTheReceiverThatItIsAbout() {
        minutes(4, DOWN, 30);

        assertThat(about(new Scope.AtReceiver(ALPHA, "example.com"), Measure.ERRORS))
                .isNotEmpty();
    }

    @Test
    void fewMailsProveNothing() {
        minutes(10, OK, 0);
        minutes(4, DOWN, 4);

        assertThat(told).isEmpty();
    }

    @Test
    void goesOnAfterARestartWithWhatItLearned() {
        watch.stop();
        watch = watch(Optional.of(RULES));
        watch.read();

        minutes(4, DOWN, 30);

        assertThat(about(new Scope.OfProvider(ALPHA), Measure.ERRORS)).isNotEmpty();
    }

    @Test
    void learnsAnewWhereNothingCanBeKeptOrRead() {
        learned.broken(true);
        watch.stop();
        watch = watch(Optional.of(RULES));
        watch.read();

        minutes(4, DOWN, 30);

        assertThat(told).isEmpty();
    }

    @Test
    void switchedOffItLearnsNothing() {
        watch = watch(Optional.empty());

        minutes(4, DOWN, 30);

        assertThat(told).isEmpty();
        assertThat(watch.all()).isEmpty();
    }

    private SeriesWatch watch(Optional<Rules> rules) {
        return new SeriesWatch(() -> rules, experience, learned, told::add, time.world());
    }

    /** Some minutes of mail by alpha to example.com, each with a look at its end. */
    private void minutes(int count, Outcome outcome, int recipients) {
        var to = IntStream.range(0, recipients)
                .mapToObj(i -> Recipient.plain(i, EmailAddress.of("ann" + i + "@example.com")))
                .toList();
        for (int minute = 0; minute < count; minute++) {
            time.pass(Duration.ofMinutes(1));
            experience.attempted(
                    ALPHA,
                    MessageClass.TRANSACTIONAL,
                    to,
                    Collections.nCopies(recipients, outcome),
                    Duration.ofMillis(100));
            watch.step();
        }
    }

    private List<Signal> about(Scope scope, Measure measure) {
        return told.stream()
                .filter(signal ->
                        signal.scope().equals(scope) && signal.observer().equals(measure.label()))
                .toList();
    }

    private long anomalies() {
        return watch.all().stream().filter(view -> view.anomaly() != null).count();
    }
}
