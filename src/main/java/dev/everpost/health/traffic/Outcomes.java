package dev.everpost.health.traffic;

import dev.everpost.experience.Counts;
import dev.everpost.experience.Course;
import dev.everpost.experience.Kind;
import dev.everpost.experience.Share;
import dev.everpost.fact.ProviderName;
import dev.everpost.health.Reading;
import dev.everpost.health.Scope;
import dev.everpost.health.Signal;
import dev.everpost.health.Source;
import dev.everpost.world.Time;
import java.time.Duration;
import java.util.Locale;

/** Signals of the outcomes of real mail at one provider: does it take mail, in part, or not. Thread-safe. */
final class Outcomes {

    static final Duration WINDOW = Duration.ofMinutes(1);
    static final Duration FRESH = Duration.ofSeconds(90);

    /** So many different messages must have failed: one may be poison. */
    static final int WITNESSES = 3;
    /** A part of the mail that fails counts from this share on, surely. */
    static final double PART = 0.05;

    private final Witnesses witnesses;
    private final Signal.Sink sink;
    private final Time time;

    Outcomes(Witnesses witnesses, Signal.Sink sink, Time time) {
        this.witnesses = witnesses;
        this.sink = sink;
        this.time = time;
    }

    void look(ProviderName provider, Course course) {
        var counts = course.over(WINDOW);
        long failed = counts.of(Kind.DOWN) + counts.of(Kind.UNKNOWN);
        var share = new Share(failed, counts.attempts() - counts.of(Kind.ACCOUNT));
        int different = witnesses.count(provider, Witnesses.Fault.PROVIDER, WINDOW);
        int inARow = witnesses.inARow(provider);
        if (inARow >= WITNESSES) {
            // Whoever is left at the first failures is only asked now and then: no minute has many of them.
            var words = "%d different messages failed in a row and none was taken since".formatted(inARow);
            tell(provider, Reading.FAILING, sureness(inARow, 0.55), words);
        } else if (share.of() > 0) {
            judge(provider, share, different);
        }
        account(provider, counts);
    }

    private void judge(ProviderName provider, Share failed, int different) {
        var words = "%d of %d failed in the last minute (%d different messages)"
                .formatted(failed.count(), failed.of(), different);
        if (failed.value() >= 0.5 && different >= WITNESSES) {
            tell(provider, Reading.FAILING, failing(failed, different), words);
        } else if (failed.low() >= PART && different >= WITNESSES) {
            tell(provider, Reading.IMPAIRED, Math.clamp(3 * failed.value(), 0.5, 1), words);
        } else if (failed.value() < 0.5) {
            var well = "%d of %d taken or answered in the last minute"
                    .formatted(failed.of() - failed.count(), failed.of());
            tell(provider, Reading.WELL, sureness(failed.of() - failed.count(), 0.6) * (1 - failed.value()), well);
        }
    }

    /** Few messages that all fail, one after the other, say as much as many of which some do. */
    private static double failing(Share failed, int different) {
        return failed.value() >= 0.9 ? Math.max(failed.low(), sureness(different, 0.55)) : failed.low();
    }

    /** Grows with each witness; {@code doubt} is what the first leaves. */
    static double sureness(long witnesses, double doubt) {
        return 1 - Math.pow(doubt, (double) witnesses);
    }

    private void account(ProviderName provider, Counts counts) {
        int different = witnesses.count(provider, Witnesses.Fault.ACCOUNT, WINDOW);
        if (different >= 2 && counts.of(Kind.ACCEPTED) == 0) {
            var words =
                    "%d different messages were turned away for the account in the last minute".formatted(different);
            sink.tell(new Signal(
                    Source.ACCOUNT,
                    "answers",
                    new Scope.Account(provider),
                    Reading.FAILING,
                    sureness(different, 0.55),
                    time.now(),
                    FRESH,
                    words));
        } else if (counts.of(Kind.ACCEPTED) > 0) {
            sink.tell(new Signal(
                    Source.ACCOUNT,
                    "answers",
                    new Scope.Account(provider),
                    Reading.WELL,
                    sureness(counts.of(Kind.ACCEPTED), 0.6),
                    time.now(),
                    FRESH,
                    String.format(Locale.ROOT, "%d taken in the last minute", counts.of(Kind.ACCEPTED))));
        }
    }

    private void tell(ProviderName provider, Reading reading, double strength, String words) {
        sink.tell(new Signal(
                Source.TRAFFIC,
                "outcomes",
                new Scope.OfProvider(provider),
                reading,
                Math.clamp(strength, 0, 1),
                time.now(),
                FRESH,
                words));
    }
}
