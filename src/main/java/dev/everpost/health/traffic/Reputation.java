package dev.everpost.health.traffic;

import dev.everpost.experience.Counts;
import dev.everpost.experience.Course;
import dev.everpost.experience.Kind;
import dev.everpost.experience.Share;
import dev.everpost.fact.Fact.Report;
import dev.everpost.fact.ProviderName;
import dev.everpost.health.Reading;
import dev.everpost.health.Scope;
import dev.everpost.health.Signal;
import dev.everpost.health.Source;
import dev.everpost.world.Time;
import java.time.Duration;
import java.util.Locale;

/** Signals of bounces and complaints by one provider against its own past. A symptom: it never speaks for itself. Thread-safe. */
final class Reputation {

    static final Duration WINDOW = Duration.ofHours(1);
    static final Duration USUAL = Duration.ofDays(7);
    static final Duration FRESH = Duration.ofMinutes(15);
    static final int LEAST = 50;
    /** Amazon SES reviews an account from 5 % bounces and 0.1 % complaints on. */
    static final double BOUNCES = 0.05;

    static final double COMPLAINTS = 0.001;
    static final double TIMES = 3;

    private final Signal.Sink sink;
    private final Time time;

    Reputation(Signal.Sink sink, Time time) {
        this.sink = sink;
        this.time = time;
    }

    void look(ProviderName provider, Course course) {
        var now = course.over(WINDOW);
        if (now.of(Kind.ACCEPTED) < LEAST) {
            return;
        }
        var usual = course.over(USUAL);
        look(provider, "bounces", bounced(now), bounced(usual), BOUNCES);
        look(provider, "complaints", now.share(Report.COMPLAINED), usual.share(Report.COMPLAINED), COMPLAINTS);
    }

    private static Share bounced(Counts counts) {
        long bounced = counts.reported(Report.BOUNCED_FOR_GOOD) + counts.of(Kind.REFUSED);
        return new Share(bounced, bounced + counts.of(Kind.ACCEPTED));
    }

    private void look(ProviderName provider, String what, Share now, Share usual, double most) {
        boolean bad = now.low() > most && now.low() > TIMES * usual.value();
        sink.tell(new Signal(
                Source.REPUTATION,
                what,
                new Scope.OfProvider(provider),
                bad ? Reading.IMPAIRED : Reading.WELL,
                bad ? 1 : 0.5,
                time.now(),
                FRESH,
                String.format(
                        Locale.ROOT,
                        "%s are %.2f %% of %d in an hour, usually %.2f %%",
                        what,
                        100 * now.value(),
                        now.of(),
                        100 * usual.value())));
    }
}
