package dev.everpost.health.series;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;

/**
 * A provider's mail as counts drawn by a seed, minute by minute: quiet nights and weekends, bulk sends of twenty times the usual,
 * error and bounce rates that wander, and faults that a test switches on.
 */
final class MadeTraffic {

    static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
    private static final int KEPT = 60;

    private final Random random;
    /** The newest first. */
    private final Deque<Map<Measure, double[]>> minutes = new ArrayDeque<>();

    private final Map<Measure, Double> faults = new EnumMap<>(Measure.class);
    private double mood = 1;
    private int bulkLeft;
    private long minute;

    MadeTraffic(long seed) {
        this.random = new Random(seed);
    }

    /** From now on a share is this, or the latency so many milliseconds. */
    void fault(Measure measure, double value) {
        faults.put(measure, value);
    }

    void heal() {
        faults.clear();
    }

    Instant now() {
        return START.plus(Duration.ofMinutes(minute));
    }

    /** Lets a minute pass. */
    void pass() {
        minute++;
        mood = Math.clamp(mood * Math.exp(0.02 * random.nextGaussian()), 0.7, 1.4);
        if (bulkLeft == 0 && random.nextDouble() < 1.0 / 3000) {
            bulkLeft = 40;
        }
        bulkLeft = Math.max(0, bulkLeft - 1);
        double mails = poisson(rate());
        var drawn = new EnumMap<Measure, double[]>(Measure.class);
        for (var measure : Measure.values()) {
            drawn.put(measure, new double[] {measure.isShare() ? events(mails, measure) : 0, mails});
        }
        minutes.addFirst(drawn);
        if (minutes.size() > KEPT) {
            minutes.removeLast();
        }
    }

    /** What the last minutes were. */
    Sample sample(Measure measure) {
        double events = 0;
        double mails = 0;
        long window = measure.stretch().toMinutes();
        var newest = minutes.iterator();
        for (int i = 0; i < window && newest.hasNext(); i++) {
            var of = newest.next();
            var pair = of.getOrDefault(measure, new double[2]);
            events += pair[0];
            mails += pair[1];
        }
        return switch (measure) {
            case RATE -> new Sample(mails / window, Math.round(mails));
            case LATENCY -> new Sample(latency(mails), Math.round(mails));
            case ERRORS, BOUNCES, COMPLAINTS, DEFERRALS, DELIVERED ->
                new Sample(mails == 0 ? 0 : events / mails, Math.round(mails));
        };
    }

    private double rate() {
        double hour = minute / 60.0 % 24;
        double day = 0.03 + Math.pow(Math.sin(Math.PI * hour / 24), 2);
        double weekend = minute / 1440 % 7 >= 5 ? 0.3 : 1;
        return 120 * day * weekend * mood * (bulkLeft > 0 ? 20 : 1);
    }

    private double events(double mails, Measure measure) {
        double share = share(measure);
        // the rarer side is drawn: a count of many is noisier than what is missing of it
        return share > 0.5
                ? Math.max(0, mails - poisson(mails * (1 - share)))
                : Math.min(mails, poisson(mails * share));
    }

    private double share(Measure measure) {
        var fault = faults.get(measure);
        if (fault != null) {
            return fault;
        }
        return switch (measure) {
            case ERRORS -> 0.002 * mood;
            case BOUNCES -> 0.010 * mood;
            case COMPLAINTS -> 0.0003;
            case DEFERRALS -> 0.02 * mood * mood;
            case DELIVERED -> 0.97;
            case RATE, LATENCY -> 0;
        };
    }

    /** The percentile of few is noisier than that of many. */
    private double latency(double mails) {
        double noise = 0.15 + 1.5 / Math.sqrt(Math.max(mails, 10));
        double load = bulkLeft > 0 ? 1.3 : 1;
        return faults.getOrDefault(Measure.LATENCY, 300 * load) * mood * Math.exp(noise * random.nextGaussian() * 0.5);
    }

    private double poisson(double mean) {
        if (mean > 50) {
            return Math.max(0, Math.rint(mean + Math.sqrt(mean) * random.nextGaussian()));
        }
        double limit = Math.exp(-mean);
        double product = random.nextDouble();
        int count = 0;
        while (product > limit) {
            product *= random.nextDouble();
            count++;
        }
        return count;
    }
}
