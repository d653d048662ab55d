package dev.everpost.replay;

import dev.everpost.message.MessageClass;
import dev.everpost.scenario.Outage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The mail of a replay, drawn from a seed: gaps as independent senders make them, a peak after each turn of the timeline, so that
 * what happens within seconds is seen, and the usual receivers.
 */
final class Mailbag {

    private static final Duration PEAK = Duration.ofMinutes(1);
    /** Receivers of mail to consumers, by their share; the rest goes to companies. */
    private static final String[] RECEIVERS = {"gmail.com", "outlook.com", "yahoo.com"};

    private static final double[] SHARES = {0.35, 0.2, 0.15};
    private static final int COMPANIES = 40;
    private static final int PEOPLE = 5_000;

    private final Outage outage;
    private final SplittableRandom dice;
    private final List<Duration> turns;

    private Mailbag(Outage outage, long seed) {
        this.outage = outage;
        this.dice = new SplittableRandom(seed);
        this.turns = outage.timeline().turns(outage.lasts());
    }

    /** All of it, in the order of sending. */
    static List<Letter> of(Outage outage, long seed) {
        return new Mailbag(outage, seed).fill();
    }

    private List<Letter> fill() {
        var letters = new ArrayList<Letter>();
        var at = gap(Duration.ZERO);
        while (at.compareTo(outage.lasts()) < 0) {
            letters.add(new Letter(letters.size(), at, messageClass(), address()));
            at = at.plus(gap(at));
        }
        return List.copyOf(letters);
    }

    /** To the next letter, but not over a turn, because the rate changes there. */
    private Duration gap(Duration from) {
        double rate = isPeak(from) ? outage.peakPerSecond() : outage.traffic().ratePerSecond();
        var drawn = Duration.ofNanos((long) (-Math.log(1 - dice.nextDouble()) / rate * 1e9));
        return turns.stream()
                .filter(turn -> turn.compareTo(from) > 0)
                .map(turn -> turn.minus(from))
                .filter(toTurn -> toTurn.compareTo(drawn) < 0)
                .findFirst()
                .orElse(drawn);
    }

    private boolean isPeak(Duration time) {
        return turns.stream()
                .anyMatch(turn -> turn.compareTo(time) <= 0 && time.minus(turn).compareTo(PEAK) < 0);
    }

    private MessageClass messageClass() {
        double drawn = dice.nextDouble();
        var traffic = outage.traffic();
        if (drawn < traffic.critical()) {
            return MessageClass.CRITICAL;
        }
        return drawn < traffic.critical() + traffic.transactional() ? MessageClass.TRANSACTIONAL : MessageClass.BULK;
    }

    private String address() {
        double drawn = dice.nextDouble();
        var person = "person" + dice.nextInt(PEOPLE) + "@";
        for (int i = 0; i < RECEIVERS.length; i++) {
            drawn -= SHARES[i];
            if (drawn < 0) {
                return person + RECEIVERS[i];
            }
        }
        return person + "company" + dice.nextInt(COMPANIES) + ".example";
    }
}
