package dev.everpost.health.traffic;

import dev.everpost.experience.Experience;
import dev.everpost.experience.Kind;
import dev.everpost.experience.Share;
import dev.everpost.fact.ProviderName;
import dev.everpost.health.Reading;
import dev.everpost.health.Scope;
import dev.everpost.health.Signal;
import dev.everpost.health.Source;
import dev.everpost.silence.Hearing;
import dev.everpost.world.Time;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.function.Function;

/**
 * Makes signals of what is heard of mail after its hand-over. Reports that stop altogether are the reports' trouble; single messages
 * that nobody reports on, while others are reported on, are the mail's.
 */
public final class HearingSignals {

    private static final Duration FRESH = Duration.ofMinutes(3);
    private static final Duration WINDOW = Duration.ofHours(1);
    private static final int SOME = 5;
    private static final double SURELY = 0.05;
    private static final double MUCH = 0.25;

    private final Function<ProviderName, Hearing> hearings;
    private final Experience experience;
    private final Signal.Sink sink;
    private final Time time;

    public HearingSignals(
            Function<ProviderName, Hearing> hearings, Experience experience, Signal.Sink sink, Time time) {
        this.hearings = hearings;
        this.experience = experience;
        this.sink = sink;
        this.time = time;
    }

    /** Looks at what is heard of the mail of these providers. */
    public void look(Collection<ProviderName> providers) {
        providers.forEach(provider -> look(provider, hearings.apply(provider)));
    }

    private void look(ProviderName provider, Hearing hearing) {
        switch (hearing) {
            case Hearing.NotReporting _ -> {}
            case Hearing.Deaf deaf ->
                tell(
                        new Scope.ReportsOf(provider),
                        Reading.FAILING,
                        0.9,
                        "no report since " + deaf.since() + ", and " + deaf.waiting() + " are due");
            case Hearing.Reporting reporting -> {
                tell(new Scope.ReportsOf(provider), Reading.WELL, 0.9, "reports come");
                silent(provider, reporting);
            }
        }
    }

    private void silent(ProviderName provider, Hearing.Reporting reporting) {
        long taken = experience.of(provider).over(WINDOW).of(Kind.ACCEPTED);
        var silent = new Share(reporting.silent(), Math.max(taken, reporting.silent()));
        var words = String.format(
                Locale.ROOT,
                "%d of %d taken in the last hour were not reported on within %d minutes",
                silent.count(),
                silent.of(),
                reporting.usual().toMinutes());
        if (silent.count() >= SOME && silent.low() >= SURELY) {
            var reading = silent.low() >= MUCH ? Reading.FAILING : Reading.IMPAIRED;
            tell(new Scope.OfProvider(provider), reading, Math.clamp(0.6 + silent.low(), 0, 1), words);
        } else if (silent.count() == 0 && silent.of() > 0) {
            tell(new Scope.OfProvider(provider), Reading.WELL, 0.8, "everything due is reported on");
        }
    }

    private void tell(Scope scope, Reading reading, double strength, String words) {
        sink.tell(new Signal(Source.REPORTS, "silence", scope, reading, strength, time.now(), FRESH, words));
    }
}
