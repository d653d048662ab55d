package dev.everpost.health.traffic;

import dev.everpost.experience.Counts;
import dev.everpost.experience.Course;
import dev.everpost.experience.Experience;
import dev.everpost.experience.Kind;
import dev.everpost.experience.Share;
import dev.everpost.fact.Fact.Report;
import dev.everpost.fact.ProviderName;
import dev.everpost.health.Reading;
import dev.everpost.health.Scope;
import dev.everpost.health.Signal;
import dev.everpost.health.Source;
import dev.everpost.message.MessageClass;
import dev.everpost.world.Time;
import java.time.Duration;
import java.util.Locale;

/**
 * Signals of mail to single receivers by single providers, against what is usual there: refusals and deferrals, in answers and in
 * reports. Thread-safe.
 *
 * <p>Refusals of bulk mail do not count: an old list is the list's fault.
 */
final class AtReceivers {

    static final Duration WINDOW = Duration.ofMinutes(5);
    static final Duration USUAL = Duration.ofHours(24);
    static final Duration FRESH = Duration.ofMinutes(6);
    /** Fewer say nothing of a receiver, now or of what is usual: one that never took mail has not broken. */
    static final int LEAST = 8;
    /** Surely more than this share must go wrong, */
    static final double SURELY = 0.25;
    /** and so many times what usually does. */
    static final double TIMES = 5;

    private final Experience experience;
    private final Signal.Sink sink;
    private final Time time;

    AtReceivers(Experience experience, Signal.Sink sink, Time time) {
        this.experience = experience;
        this.sink = sink;
        this.time = time;
    }

    void look(ProviderName provider) {
        for (var domain : experience.domains(provider)) {
            var course = experience.of(provider, domain);
            var now = course.over(WINDOW);
            if (!now.isNothing()) {
                judge(new Scope.AtReceiver(provider, domain), domain, now, course);
            }
        }
    }

    private void judge(Scope scope, String domain, Counts now, Course course) {
        // Without the present: a receiver that just broke must not look usual.
        var usual = course.over(USUAL).minus(now);
        var answers = wrongAnswers(now);
        var reports = wrongReports(now);
        // Calls, not recipients: one letter to twenty dead addresses is one letter.
        boolean manyLetters = now.latencies().count() >= LEAST;
        boolean answersFail = manyLetters && fails(answers, wrongAnswers(usual));
        boolean reportsFail = fails(reports, wrongReports(usual));
        if (answersFail || reportsFail) {
            var worse = answersFail ? answers : reports;
            tell(scope, Reading.FAILING, Math.clamp(worse.low() / 0.35, 0, 1), words(worse, domain, answersFail));
        } else if (reports.of() >= LEAST && reports.high() < SURELY) {
            tell(scope, Reading.WELL, 1 - reports.value(), words(reports, domain, false));
        } else if (answers.of() > 0 && answers.value() < SURELY) {
            double sure = Outcomes.sureness(answers.of() - answers.count(), 0.8);
            tell(scope, Reading.WELL, sure * (1 - answers.value()), words(answers, domain, true));
        }
    }

    private static boolean fails(Share now, Share usual) {
        return now.of() >= LEAST && usual.of() >= LEAST && now.low() >= SURELY && now.low() >= TIMES * usual.value();
    }

    /** What was turned away of what the provider answered; its own failures are not the receiver's. */
    private static Share wrongAnswers(Counts counts) {
        long refused = counts.of(Kind.REFUSED) - counts.of(Kind.REFUSED, MessageClass.BULK);
        long wrong = refused + counts.of(Kind.DEFERRED);
        return new Share(wrong, wrong + counts.of(Kind.ACCEPTED));
    }

    private static Share wrongReports(Counts counts) {
        long wrong = counts.reported(Report.BOUNCED_FOR_GOOD)
                + counts.reported(Report.BOUNCED_FOR_NOW)
                + counts.reported(Report.DELAYED);
        return new Share(wrong, wrong + counts.reported(Report.DELIVERED));
    }

    private static String words(Share share, String domain, boolean answered) {
        return String.format(
                Locale.ROOT,
                "%d of %d to %s were turned away or put off%s in the last 5 minutes",
                share.count(),
                share.of(),
                domain,
                answered ? "" : ", as reports say,");
    }

    private void tell(Scope scope, Reading reading, double strength, String words) {
        sink.tell(new Signal(
                Source.TRAFFIC, "receiver", scope, reading, Math.clamp(strength, 0, 1), time.now(), FRESH, words));
    }
}
