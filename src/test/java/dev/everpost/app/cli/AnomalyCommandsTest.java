package dev.everpost.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.anomaly.Band;
import dev.everpost.edge.http.Access;
import dev.everpost.edge.watch.AnomalyApi;
import dev.everpost.fact.ProviderName;
import dev.everpost.health.Scope;
import dev.everpost.health.series.Anomaly;
import dev.everpost.health.series.Measure;
import dev.everpost.health.series.Sample;
import dev.everpost.health.series.SeriesView;
import dev.everpost.intake.Submitters;
import io.javalin.Javalin;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code everpost anomaly list} against the real API, and {@code anomaly nab} on a tiny corpus. */
class AnomalyCommandsTest {

    private static final String TINY = "src/test/resources/nab-tiny";
    private static final Scope OUTLOOK = new Scope.AtReceiver(new ProviderName("alpha"), "outlook.com");
    private static final Instant AT = Instant.parse("2026-03-02T14:30:00Z");
    private static final Band USUALLY = new Band(0.007, 0.014);

    private static final SeriesView BOUNCES = new SeriesView(
            OUTLOOK,
            Measure.BOUNCES,
            new Sample(0.091, 1200),
            AT,
            USUALLY,
            new Anomaly(OUTLOOK, Measure.BOUNCES, 0.091, USUALLY, Instant.parse("2026-03-02T14:05:00Z"), 0.82));

    private static final SeriesView LATENCY =
            new SeriesView(OUTLOOK, Measure.LATENCY, new Sample(310, 1200), AT, null, null);

    private final AtomicReference<List<SeriesView>> series = new AtomicReference<>(List.of(BOUNCES, LATENCY));
    private final Javalin server = Javalin.create(config -> {
                config.startup.showJavalinBanner = false;
                config.jetty.host = "127.0.0.1";
                config.jetty.port = 0;
                new AnomalyApi(new Access(() -> new Submitters(List.of()), () -> null, () -> true), series::get)
                        .register(config);
            })
            .start();
    private final Shell shell = new Shell("http://127.0.0.1:" + server.port());

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void anomaliesAreATableWithTheirBandsAndBeginnings() {
        assertThat(shell.run("anomaly", "list").out()).isEqualTo("""
                        SERIES        OF                    NOW    USUALLY        SINCE
                        bounce share  alpha at outlook.com  9.1 %  0.70 to 1.4 %  2026-03-02T14:05:00Z
                        1 of 2 series are outside their usual band
                        """);
    }

    @Test
    void allSeriesAreShownWhenAskedFor() {
        assertThat(shell.run("anomaly", "list", "--all").out())
                .contains("latency       alpha at outlook.com  310 ms  learning       -");
    }

    @Test
    void theApiGivesNumbersAndWords() {
        assertThat(shell.run("anomaly", "list", "--json").out())
                .contains("\"value\":0.091", "\"usual_high\":0.014", "\"score\":0.82")
                .contains("bounce share of alpha at outlook.com 9.1 %, usually 0.70 to 1.4 %, since 14:05 UTC")
                .doesNotContain("latency");
    }

    @Test
    void nothingUnusualIsOneLine() {
        series.set(List.of());

        assertThat(shell.run("anomaly", "list").out()).isEqualTo("0 of 0 series are outside their usual band\n");
    }

    @Test
    void aCorpusIsRunWithProgressOnTheErrorStream() {
        var run = new Shell("").run("anomaly", "nab", "--corpus", TINY, "--profile", "standard");

        assertThat(run.exit()).isZero();
        assertThat(run.err()).isEqualTo("made/jump.csv: 40 rows\nquiet/wave.csv: 40 rows\n");
        assertThat(run.out()).contains("corpus", "1 of 1").doesNotContain("reward");
    }

    @Test
    void recordedScoresAreScoredAsJson() {
        var run =
                new Shell("").run("anomaly", "nab", "--corpus", TINY, "--score-only", TINY + "/results/half", "--json");

        assertThat(run.out()).contains("\"profile\" : \"reward_low_FN_rate\"", "\"threshold\" : 0.8");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void whatIsMissingIsSaid() {
        var none = new Shell("").run("anomaly", "nab", "--corpus", "src/test/resources");
        var profile = new Shell("").run("anomaly", "nab", "--corpus", TINY, "--profile", "best");

        assertThat(none.exit()).isEqualTo(1);
        assertThat(none.err()).contains("is no corpus");
        assertThat(profile.exit()).isEqualTo(2);
        assertThat(profile.err()).contains("--profile is one of standard, reward_low_FP_rate, reward_low_FN_rate");
    }
}
