package dev.everpost.app.settings;

import static dev.everpost.app.settings.Sizes.kilobytes;
import static dev.everpost.app.settings.Sizes.megabytes;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofSeconds;

import java.time.Duration;

/**
 * What an HTTP client may ask of us.
 *
 * @param connectionsMax open at one time; more wait until one is closed
 * @param bodyMaxBytes of one request; 40 MB of mail in base 64, and some room, is the default
 * @param idleMax a connection that says nothing for so long is closed
 */
public record HttpLimits(int connectionsMax, int bodyMaxBytes, Duration idleMax) {

    static HttpLimits read(Section section) {
        return new HttpLimits(
                section.get("connections", Kinds.integer(1, 100_000), 1000),
                Math.toIntExact(section.get("body_max", Kinds.size(kilobytes(1), megabytes(150)), megabytes(56))),
                section.get("idle", Kinds.duration(ofSeconds(1), ofHours(1)), ofSeconds(60)));
    }
}
