package dev.everpost.experience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Quantiles are right to within a quarter, shares know how little they know, and packing loses nothing. */
class HistogramTest {

    @Test
    void quantilesAndTheMeanAreCloseToTheTruth() {
        var counts = new long[Scale.LATENCY.buckets()];
        LongStream.rangeClosed(1, 1_000).forEach(millis -> counts[Scale.LATENCY.bucket(Duration.ofMillis(millis))]++);
        var histogram = new Histogram(Scale.LATENCY, counts);

        assertThat(histogram.count()).isEqualTo(1_000);
        assertThat(histogram.quantile(0.5).toMillis()).isBetween(470L, 530L);
        assertThat(histogram.quantile(0.99).toMillis()).isBetween(890L, 1_100L);
        assertThat(histogram.mean().toMillis()).isBetween(470L, 540L);
        assertThat(new Histogram(Scale.LATENCY, new long[1]).quantile(0.5)).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void everyDurationLiesInItsBucket(Scale scale) {
        var random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            long nanos = (long) Math.pow(2, random.nextDouble() * 50);
            int bucket = scale.bucket(Duration.ofNanos(nanos));
            assertThat(scale.floor(bucket)).isLessThanOrEqualTo(nanos);
            if (bucket < scale.buckets() - 1) {
                assertThat(scale.floor(bucket + 1)).isGreaterThan(nanos);
            }
        }
        assertThat(scale.bucket(Duration.ofDays(1_000))).isEqualTo(scale.buckets() - 1);
        assertThat(scale.bucket(Duration.ofSeconds(-1))).isZero();
    }

    @Test
    void aShareKnowsHowLittleItKnows() {
        assertThat(new Share(0, 0).low()).isZero();
        assertThat(new Share(0, 0).high()).isEqualTo(1);
        assertThat(new Share(5, 10).low()).isEqualTo(0.2366, within(0.0001));
        assertThat(new Share(5, 10).high()).isEqualTo(0.7634, within(0.0001));
        assertThat(new Share(0, 100).high()).isEqualTo(0.0370, within(0.0001));
        assertThat(new Share(7, 5).value()).as("never more than all").isEqualTo(1);
    }

    @Test
    void packingLosesNothingAndDamageIsNoError() {
        var random = new Random(11);
        for (int i = 0; i < 1_000; i++) {
            var row = new int[Cells.COUNT];
            for (int n = random.nextInt(20); n > 0; n--) {
                row[random.nextInt(row.length)] = random.nextInt() & Integer.MAX_VALUE;
            }
            assertThat(Packed.unpacked(Packed.of(row))).isEqualTo(row);
            var damaged = new byte[random.nextInt(60)];
            random.nextBytes(damaged);
            assertThat(Packed.unpacked(damaged)).hasSize(Cells.COUNT);
        }
    }
}
