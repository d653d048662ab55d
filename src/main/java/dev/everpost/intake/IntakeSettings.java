package dev.everpost.intake;

import java.time.Duration;

/**
 * The limits of what is taken in.
 *
 * @param sizeBytesMax of a message
 * @param recipientsMax of a message
 * @param receivedMax Received fields before a message counts as looping (RFC 5321 section 6.3)
 * @param deadlineMax the longest deadline that may be asked for
 * @param scheduleMax how far ahead a message may be scheduled
 */
public record IntakeSettings(
        int sizeBytesMax, int recipientsMax, int receivedMax, Duration deadlineMax, Duration scheduleMax) {

    /** 40 MB as Amazon SES, 1000 recipients and 50 hops as Postfix, deadlines up to 14 days, schedules up to 30. */
    public static final IntakeSettings DEFAULT =
            new IntakeSettings(40 * 1024 * 1024, 1000, 50, Duration.ofDays(14), Duration.ofDays(30));
}
