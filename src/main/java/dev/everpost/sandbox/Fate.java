package dev.everpost.sandbox;

import dev.everpost.scenario.AccountSuspended;
import dev.everpost.scenario.BlackHole;
import dev.everpost.scenario.ConnectionRefused;
import dev.everpost.scenario.Duplicates;
import dev.everpost.scenario.ExpiredCertificate;
import dev.everpost.scenario.Failing;
import dev.everpost.scenario.Fault;
import dev.everpost.scenario.Flapping;
import dev.everpost.scenario.HangAfterData;
import dev.everpost.scenario.LateAcceptance;
import dev.everpost.scenario.NameNotFound;
import dev.everpost.scenario.QuotaSpent;
import dev.everpost.scenario.RecipientDomain;
import dev.everpost.scenario.ResetAfterData;
import dev.everpost.scenario.SilentDrop;
import dev.everpost.scenario.Slow;
import dev.everpost.scenario.Throttled;
import dev.everpost.world.Chance;
import java.time.Duration;
import java.util.List;

/** What becomes of a message whose whole body was read, and how late answers come; the same for every protocol. */
final class Fate {

    private Fate() {}

    /** How many times the message is delivered when nothing refuses it: 0, 1 or 2. */
    static int copies(List<Fault> faults, Chance chance) {
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
                        NameNotFound _,
                        QuotaSpent _,
                        RecipientDomain _,
                        Slow _,
                        Throttled _ -> copies;
            };
        }
        return Math.min(2, copies);
    }

    /** How late an answer is. {@code toBody}: it is the answer to a message. */
    static Duration lateness(List<Fault> faults, boolean toBody, Chance chance) {
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
