package dev.everpost.replay;

import dev.everpost.scenario.Outage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An outage played for every contender with the same mail.
 *
 * @param scores in the order of {@link Contender}
 */
public record Comparison(Outage outage, long seed, List<Score> scores) {

    public Comparison {
        scores = List.copyOf(scores);
    }

    /**
     * Plays it; takes seconds.
     *
     * @param folders gives an empty one for each gateway's store
     */
    public static Comparison of(Outage outage, long seed, Supplier<Path> folders) {
        var scores = Arrays.stream(Contender.values())
                .map(contender -> Replay.run(outage, contender, seed, folders.get()))
                .toList();
        return new Comparison(outage, seed, scores);
    }

    /** Everpost's own score. */
    public Score everpost() {
        return scores.getFirst();
    }

    /** What was hoped for and did not come true for Everpost, in words; empty is good. */
    public List<String> misses() {
        var hopes = outage.hopes();
        var score = everpost();
        var misses = new ArrayList<String>();
        atMost("lost", score.lost(), hopes.lostMax(), misses);
        atMost("false verdicts", score.falseVerdicts().size(), hopes.falseVerdictsMax(), misses);
        var inTime = hopes.criticalInTime();
        if (inTime != null && score.critical().share() < inTime) {
            misses.add("critical in time: %s, hoped for at least %s"
                    .formatted(Wording.percent(score.critical().share()), Wording.percent(inTime)));
        }
        within("verdict", score.slowestVerdict(), hopes.verdictWithin(), misses);
        within("failover", score.slowestFailover(), hopes.failoverWithin(), misses);
        return misses;
    }

    private static void atMost(String what, int count, @Nullable Integer most, List<String> misses) {
        if (most != null && count > most) {
            misses.add("%s: %d, hoped for at most %d".formatted(what, count, most));
        }
    }

    private static void within(String what, Optional<Duration> took, @Nullable Duration most, List<String> misses) {
        if (most != null && (took.isEmpty() || took.get().compareTo(most) > 0)) {
            misses.add("%s: %s, hoped for within %s"
                    .formatted(what, took.map(Wording::duration).orElse("never"), Wording.duration(most)));
        }
    }
}
