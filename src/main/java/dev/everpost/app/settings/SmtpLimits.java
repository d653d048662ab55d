package dev.everpost.app.settings;

import static dev.everpost.app.settings.Sizes.gigabytes;
import static dev.everpost.app.settings.Sizes.kilobytes;
import static dev.everpost.app.settings.Sizes.megabytes;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import java.time.Duration;

/**
 * What an SMTP client may ask of us. Sizes are in bytes.
 *
 * @param messageSizeMax announced as SIZE (RFC 1870)
 * @param recipientsMax of one message; at least 100 by RFC 5321 section 4.5.3.1.8
 * @param connectionsMax of all clients together
 * @param connectionsPerClientMax of one IP address
 * @param errorsMax replies of 5xx in one session before it is ended
 * @param idleMax between two commands; RFC 5321 section 4.5.3.2.7 asks for 5 minutes
 * @param sessionMax of one connection
 * @param minRateBytesPerSecond while a body comes in, after a grace period
 * @param lineLengthMax of a text line without its CRLF; RFC 5321 asks for 998, real applications send more
 * @param bodyBudget memory of all bodies that are coming in at one time
 */
public record SmtpLimits(
        long messageSizeMax,
        int recipientsMax,
        int connectionsMax,
        int connectionsPerClientMax,
        int errorsMax,
        Duration idleMax,
        Duration sessionMax,
        long minRateBytesPerSecond,
        int lineLengthMax,
        long bodyBudget) {

    static SmtpLimits read(Section section) {
        return new SmtpLimits(
                section.get("message_size", Kinds.size(kilobytes(1), megabytes(100)), megabytes(40)),
                section.get("recipients", Kinds.integer(1, 10_000), 1000),
                section.get("connections", Kinds.integer(1, 100_000), 1000),
                section.get("connections_per_client", Kinds.integer(1, 100_000), 100),
                section.get("errors", Kinds.integer(1, 1000), 20),
                section.get("idle", Kinds.duration(ofSeconds(1), ofHours(1)), ofMinutes(5)),
                section.get("session", Kinds.duration(ofSeconds(1), Duration.ofDays(1)), ofHours(1)),
                section.get("min_rate", Kinds.size(0, megabytes(1)), 500L),
                section.get("line_length", Kinds.integer(998, 65_536), 2000),
                section.get("body_budget", Kinds.size(megabytes(1), gigabytes(64)), megabytes(256)));
    }
}
