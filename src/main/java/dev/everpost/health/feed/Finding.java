package dev.everpost.health.feed;

import dev.everpost.health.Reading;
import dev.everpost.health.feed.Coverage.Target;
import dev.everpost.health.feed.format.Condition;
import dev.everpost.health.feed.format.Incident;
import dev.everpost.health.feed.format.Part;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One thing on a status page that concerns a target. */
record Finding(Condition condition, double strength, String words) {

    private static final double NAMED = 0.9;
    private static final double BY_ITS_PART = 0.7;
    private static final double BY_ITS_TITLE = 0.5;
    private static final double DISPUTED = 0.4;
    private static final double CONTRADICTED = 0.3;

    /** An open incident without a word for so long is forgotten rather than open. */
    private static final Duration FORGOTTEN = Duration.ofHours(24);

    static Finding of(Part part) {
        return new Finding(part.condition(), BY_ITS_PART, part.name() + ": " + part.stated());
    }

    /** Empty for an incident about something else. */
    static Optional<Finding> of(Incident incident, Target target, Instant now) {
        var named = incident.affects().stream().filter(target::covers).toList();
        if (!named.isEmpty()) {
            return Optional.of(byParts(incident, named, now));
        }
        boolean ours = incident.affects().isEmpty()
                && (target.isWhole() || target.covers(incident.title() + " " + incident.words()));
        return ours
                ? Optional.of(new Finding(counts(incident, now), BY_ITS_TITLE, words(incident, now)))
                : Optional.empty();
    }

    /** A page that calls a part well and has an open incident about it contradicts itself. */
    Finding contradicted() {
        return new Finding(
                condition == Condition.FAILING ? Condition.IMPAIRED : condition,
                Math.min(strength, CONTRADICTED),
                words + "; the page contradicts itself: the part is said to be well");
    }

    /** Announced work and words that nobody knows say nothing about how it is. */
    Reading reading() {
        return switch (condition) {
            case WELL -> Reading.WELL;
            case IMPAIRED -> Reading.IMPAIRED;
            case FAILING -> Reading.FAILING;
            case MAINTENANCE, UNKNOWN -> Reading.UNKNOWN;
        };
    }

    private static Finding byParts(Incident incident, List<Part> named, Instant now) {
        var stated = named.stream().filter(part -> !part.isUnstated()).toList();
        var whole = counts(incident, now);
        var words = words(incident, now);
        if (stated.isEmpty()) {
            return new Finding(whole, NAMED, words);
        }
        var worst = stated.stream().map(Part::condition).reduce(Condition.WELL, Condition::or);
        if (worst == Condition.WELL) {
            return new Finding(whole, NAMED, words).contradicted();
        }
        boolean sure = stated.stream().allMatch(Part::sure);
        // watched or forgotten, it counts no more than the incident does
        return new Finding(whole.compareTo(worst) < 0 ? whole : worst, sure ? NAMED : DISPUTED, words);
    }

    private static Condition counts(Incident incident, Instant now) {
        var latest = incident.latest();
        boolean forgotten = latest != null && Duration.between(latest, now).compareTo(FORGOTTEN) > 0;
        return forgotten && incident.counts().isBad() ? Condition.UNKNOWN : incident.counts();
    }

    private static String words(Incident incident, Instant now) {
        return "\"" + incident.title() + "\" (" + incident.stated() + ")" + since(incident.began())
                + lastWord(incident.latest(), now);
    }

    private static String since(@Nullable Instant began) {
        return began == null ? "" : " since " + began;
    }

    private static String lastWord(@Nullable Instant latest, Instant now) {
        return latest == null
                ? ""
                : ", last word " + Math.max(0, Duration.between(latest, now).toMinutes()) + " min ago";
    }
}
