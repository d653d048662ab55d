package dev.everpost.replay;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a replay came to.
 *
 * @param letters that were sent
 * @param waves one for each time that something became ill, in order
 * @param critical what became of the critical mail that had a healthy way
 * @param lost taken, never arrived, and nobody was told
 * @param toldNo never arrived, and the application was told: refused, bounced, expired or suppressed
 * @param suppressed of those, the ones that were not sent because a good address was listed
 * @param duplicates copies beyond the first
 * @param late arrived after the deadline of their class
 * @param falseVerdicts said about something that was well, in words
 */
public record Score(
        Contender contender,
        int letters,
        List<Wave> waves,
        Critical critical,
        int lost,
        int toldNo,
        int suppressed,
        int duplicates,
        Late late,
        List<String> falseVerdicts) {

    public Score {
        waves = List.copyOf(waves);
        falseVerdicts = List.copyOf(falseVerdicts);
    }

    /**
     * Something became ill.
     *
     * @param at since the replay began
     * @param what was ill, for people
     * @param verdict until it was known; empty when it never was
     * @param failover until the first critical message arrived by somebody who was well; empty when none did, or when everybody was
     */
    public record Wave(Duration at, String what, Optional<Duration> verdict, Optional<Duration> failover) {}

    /**
     * Critical mail to receivers that were well, while somebody could carry it.
     *
     * @param inTime arrived before its deadline
     * @param slowest wait of one in a hundred
     */
    public record Critical(int sent, int inTime, Duration slowest) {
        /** The share in time, 0 to 1; 1 when none was sent. */
        public double share() {
            return sent == 0 ? 1 : (double) inTime / sent;
        }
    }

    /** Mail that came too late, by class. */
    public record Late(int critical, int transactional, int bulk) {}

    /** The longest time to a verdict of all waves; empty when one had none. */
    public Optional<Duration> slowestVerdict() {
        return slowest(waves.stream().map(Wave::verdict).toList());
    }

    /** The longest time to failover of all waves; empty when one had none. */
    public Optional<Duration> slowestFailover() {
        return slowest(waves.stream().map(Wave::failover).toList());
    }

    private static Optional<Duration> slowest(List<Optional<Duration>> times) {
        return times.stream().anyMatch(Optional::isEmpty)
                ? Optional.empty()
                : times.stream().flatMap(Optional::stream).max(Duration::compareTo);
    }
}
