package dev.everpost.app.settings;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How the doors of providers are watched.
 *
 * @param every each door is probed so often; zero for never
 * @param timeout for each step of a probe
 * @param concurrency probes under way at one time
 * @param references doors of others that prove our own network when a provider's does not open
 */
public record ProbingSettings(Duration every, Duration timeout, int concurrency, List<HostPort> references) {

    private static final Kind<Duration> EVERY = Kind.open(
            "a duration from 1s to 1h, such as 30s, or off",
            text -> text.equals("off")
                    ? Optional.of(Duration.ZERO)
                    : Kinds.duration(ofSeconds(1), ofHours(1)).parse().apply(text),
            every -> every.isZero() ? "off" : Durations.show(every));

    private static final Kind<HostPort> REFERENCE = Kind.open(
            "host:port, such as www.example.com:443",
            text -> HostPort.parse(text).filter(door -> door.port() > 0),
            HostPort::toString);

    /** Whether one provider is probed. */
    public enum Probed {
        /** Unless it is on this machine. */
        AUTO,
        /** Wherever it is. */
        ON,
        /** Never. */
        OFF
    }

    public ProbingSettings {
        references = List.copyOf(references);
    }

    static ProbingSettings read(Section section) {
        return new ProbingSettings(
                section.get("every", EVERY, ofSeconds(30)),
                section.get("timeout", Kinds.duration(ofMillis(200), ofSeconds(30)), ofSeconds(5)),
                section.get("concurrency", Kinds.integer(1, 100), 8),
                section.oneOrMore("references", REFERENCE, List.of()));
    }
}
