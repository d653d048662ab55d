package dev.everpost.health.series;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.anomaly.Detector;
import dev.everpost.anomaly.Shape;
import dev.everpost.fact.ProviderName;
import dev.everpost.health.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Quiet nights, weekends, bulk sends and wandering rates are no anomalies; faults are, within minutes. */
class MonthOfTrafficTest {

    private static final Rules RULES = new Rules(Sensitivity.NORMAL, 20);
    private static final int DAY = 1440;

    private final List<LearnedSeries> series = Stream.of(Measure.values())
            .map(measure -> new LearnedSeries(
                    new Scope.OfProvider(new ProviderName("alpha")), measure, RULES, new Detector(Shape.SMALL, 1)))
            .toList();

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void thirtyDaysOfOrdinaryTrafficRaiseNothing(long seed) {
        var traffic = new MadeTraffic(seed);

        var raised = watch(traffic, 30 * DAY);

        assertThat(raised).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ERRORS, 0.10",
        "ERRORS, 0.60",
        "LATENCY, 2400",
        "BOUNCES, 0.091",
        "COMPLAINTS, 0.008",
        "DEFERRALS, 0.25",
        "DELIVERED, 0.70"
    })
    void aFaultAtNoonIsFoundWithinMinutesAndEndsAfterIt(Measure measure, double value) {
        var traffic = new MadeTraffic(21);
        watch(traffic, 2 * DAY + DAY / 2);

        traffic.fault(measure, value);
        var began = traffic.now();
        var raised = watch(traffic, (int) (6 + measure.stretch().toMinutes() / 2));

        assertThat(raised.keySet()).containsExactly(measure);
        assertThat(raised.get(measure)).isNotNull().satisfies(found -> {
            assertThat(Duration.between(began, found))
                    .isLessThanOrEqualTo(measure.stretch().dividedBy(2).plusMinutes(4));
        });
        traffic.heal();
        watch(traffic, (int) (5 + measure.stretch().toMinutes()));
        assertThat(series).allMatch(each -> each.anomaly().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(longs = {31})
    void anOutageOfHoursNeverBecomesUsual(long seed) {
        var traffic = new MadeTraffic(seed);
        watch(traffic, 2 * DAY + DAY / 2);
        traffic.fault(Measure.ERRORS, 0.5);
        watch(traffic, 180);

        var anomalies = new ArrayList<Anomaly>();
        series.forEach(each -> each.anomaly().ifPresent(anomalies::add));

        assertThat(anomalies).singleElement().satisfies(anomaly -> {
            assertThat(anomaly.measure()).isEqualTo(Measure.ERRORS);
            assertThat(anomaly.usually().high()).isLessThan(0.02);
            assertThat(anomaly.words())
                    .matches("error share of alpha (4\\d|5\\d)\\.\\d %, usually 0 to 0\\.\\d+ %, since 12:0\\d UTC");
        });
    }

    /** When each measure was first anomalous. */
    private Map<Measure, Instant> watch(MadeTraffic traffic, int minutes) {
        var raised = new LinkedHashMap<Measure, Instant>();
        for (int i = 0; i < minutes; i++) {
            traffic.pass();
            for (var each : series) {
                each.look(traffic.sample(each.measure()), traffic.now());
                if (each.anomaly().isPresent()) {
                    raised.putIfAbsent(each.measure(), traffic.now());
                }
            }
        }
        return raised;
    }
}
