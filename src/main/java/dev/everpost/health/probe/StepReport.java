package dev.everpost.health.probe;

import dev.everpost.fact.OneLine;
import dev.everpost.health.Reading;
import java.time.Duration;

/**
 * What one step gave.
 *
 * @param took zero for a step that was not reached
 * @param words for people, one line with numbers; may quote the peer: hostile text
 */
public record StepReport(Step step, Reading reading, Duration took, String words) {

    public StepReport {
        words = OneLine.of(words);
    }

    static StepReport unreached(Step step, String why) {
        return new StepReport(step, Reading.UNKNOWN, Duration.ZERO, why);
    }

    StepReport as(Reading other, String otherWords) {
        return new StepReport(step, other, took, otherWords);
    }
}
