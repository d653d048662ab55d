package dev.everpost.route;

import dev.everpost.experience.Experience;
import dev.everpost.experience.Histogram;
import dev.everpost.fact.Fact.Report;
import dev.everpost.fact.ProviderName;
import dev.everpost.world.Time;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Makes estimates of the experience: of a provider at a receiver, with the provider as a whole as what is believed before anything
 * was seen there. Thread-safe; an estimate holds for a second.
 */
final class Outlook {

    static final Duration LASTS = Duration.ofSeconds(1);
    /** Receivers whose estimates are remembered at a time; beyond it all are made anew. */
    static final int REMEMBERED_MAX = 4_096;

    /** What is believed of a provider that nothing is known of: as if it had failed so much of so many. */
    static final Beta UNKNOWN = new Beta(0.1, 9.9);
    /** How many attempts elsewhere count at a receiver where nothing was seen, at most. */
    private static final double PRIOR = 20;
    /** The same of reports. */
    private static final double PRIOR_OF_REPORTS = 100;

    private static final double USUAL_BOUNCES = 0.01;
    private static final double USUAL_COMPLAINTS = 0.000_5;

    private final Experience experience;
    private final Market market;
    private final Time time;
    private final Map<Place, Dated> remembered = new ConcurrentHashMap<>();

    private record Place(ProviderName provider, String receiver) {}

    private record Dated(Estimate estimate, long until) {}

    Outlook(Experience experience, Market market, Time time) {
        this.experience = experience;
        this.market = market;
        this.time = time;
    }

    /** An empty receiver stands for several. */
    Estimate of(ProviderName provider, String receiver) {
        var place = new Place(provider, receiver);
        long now = time.nanos();
        var known = remembered.get(place);
        if (known != null && now - known.until() < 0) {
            return known.estimate();
        }
        if (remembered.size() >= REMEMBERED_MAX) {
            remembered.clear();
        }
        var estimate = make(provider, receiver);
        remembered.put(place, new Dated(estimate, now + LASTS.toNanos()));
        return estimate;
    }

    private Estimate make(ProviderName provider, String receiver) {
        var whole = Evidence.of(experience.of(provider));
        var here = receiver.isEmpty() ? whole : Evidence.of(experience.of(provider, receiver));
        double attemptsElsewhere = elsewhere(whole.attempts(), here.attempts());
        var believed = UNKNOWN.with(elsewhere(whole.failed(), here.failed()), attemptsElsewhere);
        double putOff = (elsewhere(whole.putOff(), here.putOff()) + UNKNOWN.alpha())
                / (attemptsElsewhere + UNKNOWN.alpha() + UNKNOWN.beta());
        var latencies = latenciesOf(here).count() > 0 ? latenciesOf(here) : latenciesOf(whole);
        return new Estimate(
                provider,
                receiver,
                here.near().attempts(),
                believed.atMost(PRIOR).with(here.failed(), here.attempts()),
                latencies.mean(),
                latencies.quantile(0.95),
                (here.putOff() + PRIOR * putOff) / (here.attempts() + PRIOR),
                reported(here, whole, Report.BOUNCED_FOR_GOOD, USUAL_BOUNCES),
                reported(here, whole, Report.COMPLAINED, USUAL_COMPLAINTS),
                market.terms(provider).price());
    }

    /** What was seen here is not believed twice. */
    private static double elsewhere(double whole, double here) {
        return Math.max(0, whole - here);
    }

    private static Histogram latenciesOf(Evidence evidence) {
        var recent = evidence.recent().latencies();
        return recent.count() > 0 ? recent : evidence.near().latencies();
    }

    private static double reported(Evidence here, Evidence whole, Report report, double usual) {
        double believed = (elsewhere(whole.reported(report), here.reported(report)) + PRIOR_OF_REPORTS * usual)
                / (elsewhere(whole.accepted(), here.accepted()) + PRIOR_OF_REPORTS);
        return Math.min(
                1, (here.reported(report) + PRIOR_OF_REPORTS * believed) / (here.accepted() + PRIOR_OF_REPORTS));
    }
}
