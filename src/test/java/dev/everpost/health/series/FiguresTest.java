package dev.everpost.health.series;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.anomaly.Band;
import dev.everpost.fact.ProviderName;
import dev.everpost.health.Scope;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

    @ParameterizedTest
    @CsvSource({
        "ERRORS, 0, 0 %",
        "COMPLAINTS, 0.0012, 0.12 %",
        "BOUNCES, 0.091, 9.1 %",
        "DELIVERED, 1, 100.0 %",
        "LATENCY, 350, 350 ms",
        "LATENCY, 2400, 2.4 s",
        "RATE, 1.5, 1.5 a minute",
        "RATE, 120.4, 120 a minute"
    })
    void readAsPeopleWriteThem(Measure measure, double value, String shown) {
        assertThat(Figures.shown(measure, value)).isEqualTo(shown);
    }

    @Test
    void anAnomalySaysWhatWhereHowMuchAndSinceWhen() {
        var anomaly = new Anomaly(
                new Scope.AtReceiver(new ProviderName("alpha"), "outlook.com"),
                Measure.BOUNCES,
                0.091,
                new Band(0.007, 0.014),
                Instant.parse("2026-03-02T14:05:00Z"),
                0.8);

        assertThat(anomaly.words())
                .isEqualTo("bounce share of alpha at outlook.com 9.1 %, usually 0.70 to 1.4 %, since 14:05 UTC");
    }

    @Test
    void aBandWithoutWidthIsOneNumber() {
        assertThat(Figures.range(Measure.ERRORS, new Band(0, 0))).isEqualTo("0 %");
    }

    @Test
    void chanceExplainsFewAndNotMany() {
        assertThat(Chances.ofShare(0.4, 5, 0.02)).isGreaterThan(1e-3);
        assertThat(Chances.ofShare(0.4, 100, 0.02)).isLessThan(1e-20);
        assertThat(Chances.ofShare(0.01, 100, 0.02)).isEqualTo(1);
        assertThat(Chances.ofShare(1, 100, 0.02)).isLessThan(1e-100);
    }
}
