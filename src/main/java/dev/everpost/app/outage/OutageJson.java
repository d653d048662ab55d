package dev.everpost.app.outage;

import dev.everpost.replay.Comparison;
import dev.everpost.replay.Score;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Comparisons for a program; times in milliseconds, null where something never came. */
final class OutageJson {

    private OutageJson() {}

    private record Played(String outage, String starts, long seed, List<Row> scores, List<String> misses) {}

    private record Row(
            String who,
            int messages,
            List<WaveRow> waves,
            int lost,
            int toldNo,
            int suppressed,
            int duplicates,
            Score.Late late,
            int critical,
            int criticalInTime,
            long slowestCriticalMs,
            List<String> falseVerdicts) {}

    private record WaveRow(
            long atMs,
            String what,
            @Nullable Long verdictMs,
            @Nullable Long failoverMs) {}

    static String text(List<Comparison> comparisons) {
        return new JsonMapper()
                .writeValueAsString(comparisons.stream().map(OutageJson::played).toList());
    }

    private static Played played(Comparison comparison) {
        return new Played(
                comparison.outage().name(),
                comparison.outage().starts().toString(),
                comparison.seed(),
                comparison.scores().stream().map(OutageJson::row).toList(),
                comparison.misses());
    }

    private static Row row(Score score) {
        return new Row(
                score.contender().label(),
                score.letters(),
                score.waves().stream()
                        .map(wave -> new WaveRow(
                                wave.at().toMillis(), wave.what(), millis(wave.verdict()), millis(wave.failover())))
                        .toList(),
                score.lost(),
                score.toldNo(),
                score.suppressed(),
                score.duplicates(),
                score.late(),
                score.critical().sent(),
                score.critical().inTime(),
                score.critical().slowest().toMillis(),
                score.falseVerdicts());
    }

    private static @Nullable Long millis(Optional<Duration> time) {
        return time.map(Duration::toMillis).orElse(null);
    }
}
