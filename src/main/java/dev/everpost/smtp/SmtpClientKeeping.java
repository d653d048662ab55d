package dev.everpost.smtp;

import java.time.Duration;

/**
 * How connections are kept between messages.
 *
 * @param idleMax idle connections kept at most; more may be in use, and the oldest idle one is closed for a newer
 * @param idleTime how long an idle one is kept
 * @param messagesMax after so many transactions a connection is given up
 */
public record SmtpClientKeeping(int idleMax, Duration idleTime, int messagesMax) {

    /** 64 connections, 30 s, 1000 messages. */
    public static final SmtpClientKeeping STANDARD = new SmtpClientKeeping(64, Duration.ofSeconds(30), 1000);

    public SmtpClientKeeping {
        if (idleMax < 0 || !idleTime.isPositive() || messagesMax < 1) {
            throw new IllegalArgumentException("kept connections need idleMax >= 0, idleTime > 0, messagesMax >= 1: "
                    + idleMax + ", " + idleTime + ", " + messagesMax);
        }
    }
}
