package dev.everpost.scenario;

import dev.everpost.world.Chance;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What becomes of a message whose whole body was read, and how late answers come; the same for every protocol. */
public final class Fate {

    private Fate() {}

    private static int copies(List<Fault> faults, Chance chance) {
        int copies = 1;
        for (var fault : faults) {
            copies = switch (fault) {
                case BlackHole _, ConnectionRefused _ -> 0;
                case SilentDrop(double share) -> chance.happens(share) ? 0 : copies;
                case Duplicates(double share) -> chance.happens(share) ? copies * 2 : copies;
                case ResetAfterData(boolean delivered) -> delivered ? copies : 0;
                case AccountSuspended _,
                        ExpiredCertificate _,
                        Failing _,
                        Flapping _,
                        HangAfterData _,
                        LateAcceptance _,
                        LateDelivery _,
                        LateReports _,
                        MissingReports _,
                        NameNotFound _,
                        QuotaSpent _,
                        RecipientDomain _,
                        Slow _,
                        Throttled _ -> copies;
            };
        }
        return Math.min(2, copies);
    }

    /** What becomes of a message that is taken now. */
    public static Journey journey(List<Fault> faults, Chance chance) {
        return new Journey(copies(faults, chance), travel(faults, chance), reported(faults, chance));
    }

    private static Duration travel(List<Fault> faults, Chance chance) {
        var longest = Duration.ZERO;
        for (var fault : faults) {
            if (fault instanceof LateDelivery(Duration delay, double share)
                    && chance.happens(share)
                    && delay.compareTo(longest) > 0) {
                longest = delay;
            }
        }
        return longest;
    }

    private static @Nullable Duration reported(List<Fault> faults, Chance chance) {
        var late = Duration.ZERO;
        for (var fault : faults) {
            switch (fault) {
                case MissingReports(double share)
                when chance.happens(share) -> {
                    return null;
                }
                case LateReports(Duration delay) -> late = late.plus(delay);
                default -> {}
            }
        }
        return late;
    }

    /** How late an answer is. {@code toBody}: it is the answer to a message. */
    public static Duration lateness(List<Fault> faults, boolean toBody, Chance chance) {
        var late = Duration.ZERO;
        for (var fault : faults) {
            if (fault instanceof Slow(Duration delay, Duration jitter)) {
                late = late.plus(delay).plus(chance.upTo(jitter));
            } else if (toBody && fault instanceof LateAcceptance(Duration delay)) {
                late = late.plus(delay);
            }
        }
        return late;
    }
}
