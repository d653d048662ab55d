package dev.everpost.sandbox;

import dev.everpost.scenario.Fault;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** One moment of a scenario as it is played: from {@code at} on, these faults are in force at this provider. */
public record Story(Duration at, String provider, List<Fault> faults) {

    public Story {
        faults = List.copyOf(faults);
    }

    /** One line for people, such as {@code alpha refuses connections}. */
    public String words() {
        return provider + " "
                + (faults.isEmpty()
                        ? "is well"
                        : faults.stream().map(Fault::words).collect(Collectors.joining("; ")));
    }
}
