package dev.everpost.ses;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.ses.SesError.Kind;
import dev.everpost.world.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SendRateTest {

    private final SetTime time = new SetTime();
    private final AtomicInteger questions = new AtomicInteger();
    private double sent;

    @Test
    void withoutLimitsEverythingFitsAndNobodyIsAsked() {
        var rate = rate(0, 0);

        assertThat(rate.take(50)).isNull();
        assertThat(rate.take(50)).isNull();
        assertThat(questions).hasValue(0);
    }

    @Test
    void aSecondsWorthMayGoAtOnceAndComesBackWithTime() {
        var rate = rate(2, 0);

        assertThat(rate.take(2)).isNull();
        assertThat(rate.take(1))
                .returns(Kind.TOO_MANY_REQUESTS, SesError::kind)
                .returns("Maximum sending rate exceeded.", SesError::message);
        time.pass(Duration.ofMillis(500));
        assertThat(rate.take(1)).isNull();
    }

    @Test
    void theDayIsFullWhenWhatWasSentAndWhatWasTakenSinceReachIt() {
        sent = 7;
        var rate = rate(0, 10);

        assertThat(rate.take(2)).isNull();
        assertThat(rate.take(2))
                .returns("Daily message quota exceeded.", SesError::message)
                .returns(null, SesError::retryAfter);
        assertThat(rate.take(1)).isNull();
        assertThat(questions).hasValue(1);
    }

    @Test
    void theDayIsAskedForAgainAfterASecond() {
        sent = 10;
        var rate = rate(0, 10);

        assertThat(rate.take(1)).isNotNull();
        sent = 0;
        assertThat(rate.take(1)).isNotNull();
        time.pass(Duration.ofSeconds(1));
        assertThat(rate.take(1)).isNull();
    }

    private SendRate rate(double perSecond, double perDay) {
        return new SendRate(
                perSecond,
                perDay,
                () -> {
                    questions.incrementAndGet();
                    return sent;
                },
                time);
    }

    private static final class SetTime implements Time {
        private Duration passed = Duration.ZERO;

        void pass(Duration duration) {
            passed = passed.plus(duration);
        }

        @Override
        public Instant now() {
            return Instant.EPOCH.plus(passed);
        }

        @Override
        public long nanos() {
            return passed.toNanos();
        }
    }
}
