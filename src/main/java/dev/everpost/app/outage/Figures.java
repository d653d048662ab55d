package dev.everpost.app.outage;

import dev.everpost.replay.Score;
import dev.everpost.replay.Wording;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The columns of a score. */
final class Figures {

    /** Above the columns. */
    static final List<String> HEADS = List.of(
            "who",
            "verdict",
            "failover",
            "lost",
            "told no",
            "twice",
            "late c/t/b",
            "critical in time",
            "slowest 1 %",
            "false");

    private Figures() {}

    static List<String> of(Score score) {
        var late = score.late();
        return List.of(
                score.contender().label(),
                times(score.waves().stream().map(Score.Wave::verdict).toList()),
                times(score.waves().stream().map(Score.Wave::failover).toList()),
                String.valueOf(score.lost()),
                score.toldNo() + (score.suppressed() > 0 ? " (" + score.suppressed() + " listed)" : ""),
                String.valueOf(score.duplicates()),
                late.critical() + "/" + late.transactional() + "/" + late.bulk(),
                Wording.percent(score.critical().share()),
                Wording.duration(score.critical().slowest()),
                String.valueOf(score.falseVerdicts().size()));
    }

    /** One for each wave. */
    private static String times(List<Optional<Duration>> waves) {
        return waves.isEmpty()
                ? "-"
                : String.join(
                        "; ",
                        waves.stream()
                                .map(wave -> wave.map(Wording::duration).orElse("-"))
                                .toList());
    }
}
