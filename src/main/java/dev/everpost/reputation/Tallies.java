package dev.everpost.reputation;

import dev.everpost.experience.Counts;
import dev.everpost.experience.Course;
import dev.everpost.experience.Experience;
import dev.everpost.experience.Kind;
import dev.everpost.experience.Slot;
import dev.everpost.fact.Fact.Report;
import dev.everpost.fact.ProviderName;
import dev.everpost.message.MessageClass;
import java.util.Arrays;
import java.util.List;

/** Adds up what became of a provider's mail in seven days. */
final class Tallies {

    static final int HOURS = 7 * 24;

    private final Experience experience;

    Tallies(Experience experience) {
        this.experience = experience;
    }

    /** Of all its mail, what broken receivers refused left out. */
    Tally of(ProviderName provider, Bursts bursts) {
        var hours = experience.of(provider).hours(HOURS);
        long excused = bursts.domains().stream()
                .mapToLong(domain -> excused(provider, domain, bursts))
                .sum();
        return tally(hours, excused);
    }

    /** Of its mail to one receiver. */
    Tally of(ProviderName provider, String domain, Bursts bursts) {
        return tally(experience.of(provider, domain).hours(HOURS), excused(provider, domain, bursts));
    }

    private long excused(ProviderName provider, String domain, Bursts bursts) {
        if (!experience.domains(provider).contains(domain)) {
            return 0;
        }
        Course course = experience.of(provider, domain);
        boolean silent = isSilent(experience.of(provider).hours(HOURS));
        return course.hours(HOURS).stream()
                .filter(slot -> bursts.touches(domain, slot.from()))
                .mapToLong(slot -> bounced(slot.counts(), silent))
                .sum();
    }

    private static Tally tally(List<Slot> hours, long excused) {
        boolean silent = isSilent(hours);
        long accepted = 0;
        long bounced = 0;
        long complained = 0;
        long bulk = 0;
        for (var hour : hours) {
            var counts = hour.counts();
            accepted += counts.of(Kind.ACCEPTED);
            bounced += bounced(counts, silent);
            complained += counts.reported(Report.COMPLAINED);
            bulk = Math.max(bulk, counts.of(Kind.ACCEPTED, MessageClass.BULK));
        }
        return new Tally(accepted, Math.max(0, bounced - excused), complained, bulk);
    }

    /** One that reports tells of bounces; of one that never does, refusals at once are all that is known. */
    private static long bounced(Counts counts, boolean silent) {
        return silent ? counts.of(Kind.REFUSED) : counts.reported(Report.BOUNCED_FOR_GOOD);
    }

    private static boolean isSilent(List<Slot> hours) {
        return hours.stream()
                .allMatch(slot -> Arrays.stream(Report.values())
                        .allMatch(report -> slot.counts().reported(report) == 0));
    }
}
