package dev.everpost.health.feed;

import dev.everpost.health.Reading;
import dev.everpost.health.feed.Coverage.Target;
import dev.everpost.health.feed.format.Condition;
import dev.everpost.health.feed.format.FeedReading;
import dev.everpost.health.feed.format.Incident;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a page means for those whom it concerns. A page that is old, comes from the future, or uses words that nobody knows says
 * nothing; "all is well" says little, for pages tell late.
 */
final class Judgement {

    /** Clocks differ by so much. */
    static final Duration SKEW = Duration.ofMinutes(10);

    /** A page that was not changed for so long is abandoned. */
    static final Duration ABANDONED = Duration.ofDays(180);

    private static final double WELL = 0.2;
    private static final double WHOLE_PAGE = 0.3;

    private final FeedReading page;
    private final Instant now;

    private Judgement(FeedReading page, Instant now) {
        this.page = page;
        this.now = now;
    }

    static List<Opinion> of(FeedReading page, Coverage coverage, Instant now) {
        var judgement = new Judgement(page, now);
        return coverage.targets().stream().map(judgement::of).toList();
    }

    private Opinion of(Target target) {
        var objection = objection();
        if (objection.isPresent()) {
            return unknown(target, objection.get());
        }
        var parts =
                page.parts().stream().filter(target::covers).map(Finding::of).toList();
        boolean saidToBeWell = !parts.isEmpty() && parts.stream().allMatch(part -> part.condition() == Condition.WELL);
        var incidents = page.current().stream()
                .filter(incident -> !isFuture(incident.latest()))
                .flatMap(incident -> Finding.of(incident, target, now).stream())
                .map(finding -> saidToBeWell ? finding.contradicted() : finding)
                .toList();
        return Stream.concat(incidents.stream(), parts.stream())
                .max(Comparator.comparing(Finding::condition).thenComparing(Finding::strength))
                .map(worst -> opinion(target, worst))
                .orElseGet(() -> ofTheWhole(target));
    }

    private Opinion opinion(Target target, Finding worst) {
        var reading = worst.reading();
        var future = page.current().stream().map(Incident::latest).anyMatch(this::isFuture);
        if (reading == Reading.WELL && future) {
            return unknown(target, "an incident comes from the future");
        }
        return switch (reading) {
            case WELL -> new Opinion(target.scope(), reading, WELL, worst.words());
            case UNKNOWN -> unknown(target, worst.words());
            case IMPAIRED, FAILING -> new Opinion(target.scope(), reading, worst.strength(), worst.words());
        };
    }

    /** Nothing on the page is by name about the target. */
    private Opinion ofTheWhole(Target target) {
        if (page.parts().isEmpty() && !page.incidents().isEmpty()) {
            return opinion(target, new Finding(Condition.WELL, WELL, "no open incident names it"));
        }
        if (page.overall() == Condition.WELL) {
            return opinion(target, new Finding(Condition.WELL, WELL, "the page says: " + page.words()));
        }
        if (target.isWhole()) {
            return opinion(target, new Finding(page.overall(), WHOLE_PAGE, "the page says: " + page.words()));
        }
        return unknown(
                target,
                "the page says: " + page.words() + ", and names no part like " + String.join(", ", target.parts()));
    }

    private Optional<String> objection() {
        var updated = page.updated();
        if (isFuture(updated)) {
            return Optional.of("the page was changed at " + updated + ", which is in the future");
        }
        return updated != null && Duration.between(updated, now).compareTo(ABANDONED) > 0
                ? Optional.of("the page was last changed at " + updated + " and seems abandoned")
                : Optional.empty();
    }

    private boolean isFuture(@Nullable Instant time) {
        return time != null && time.isAfter(now.plus(SKEW));
    }

    private static Opinion unknown(Target target, String words) {
        return new Opinion(target.scope(), Reading.UNKNOWN, 0, words);
    }
}
