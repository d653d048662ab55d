package dev.everpost.health.series;

import dev.everpost.experience.Course;
import dev.everpost.experience.Experience;
import dev.everpost.fact.ProviderName;
import dev.everpost.health.Scope;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which scopes are worth learning now: every provider with mail, and the receivers with most of it. Thread-safe. */
final class Busiest {

    /** Receivers, each at one provider. */
    static final int RECEIVERS_MAX = 20;

    static final int PROVIDERS_MAX = 20;
    private static final Duration LATELY = Duration.ofHours(1);

    private final Experience experience;

    Busiest(Experience experience) {
        this.experience = experience;
    }

    private record Receiver(ProviderName provider, String domain, long attempts) {}

    /** The scopes with where to read them, the busiest first. */
    Map<Scope, Course> now(long minimumVolume) {
        var scopes = new LinkedHashMap<Scope, Course>();
        experience.providers().stream()
                .sorted(Comparator.comparingLong((ProviderName name) -> attempts(experience.of(name)))
                        .reversed())
                .limit(PROVIDERS_MAX)
                .forEach(name -> scopes.put(new Scope.OfProvider(name), experience.of(name)));
        experience.providers().stream()
                .flatMap(name -> experience.domains(name).stream()
                        .map(domain -> new Receiver(name, domain, attempts(experience.of(name, domain)))))
                .filter(receiver -> receiver.attempts() >= minimumVolume)
                .sorted(Comparator.comparingLong(Receiver::attempts).reversed())
                .limit(RECEIVERS_MAX)
                .forEach(receiver -> scopes.put(
                        new Scope.AtReceiver(receiver.provider(), receiver.domain()),
                        experience.of(receiver.provider(), receiver.domain())));
        return scopes;
    }

    private static long attempts(Course course) {
        return course.over(LATELY).attempts();
    }
}
