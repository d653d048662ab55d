package dev.everpost.health.canary;

import dev.everpost.fact.ProviderName;
import dev.everpost.health.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The canaries of one provider: those on their way, and how long others took. Thread-safe. */
final class Journeys {

    /** So many times the usual is too long. */
    private static final int TIMES_USUAL = 5;
    /** Before that many there is no "usual". */
    private static final int ENOUGH = 5;

    private static final int KEPT = 20;
    private static final Duration LIMIT_AT_LEAST = Duration.ofMinutes(1);
    /** What did not come in a day comes no more. */
    private static final Duration GIVEN_UP_AFTER = Duration.ofDays(1);

    private final ProviderName provider;
    private final Duration within;
    private final TreeMap<Instant, Boolean> under = new TreeMap<>();
    private final Deque<Duration> took = new ArrayDeque<>();
    private @Nullable Missed missing;

    /** @param within the limit before there is a usual time, and no usual time makes it longer */
    Journeys(ProviderName provider, Duration within) {
        this.provider = provider;
        this.within = within;
    }

    /** What is to be said. */
    record News(ProviderName provider, Reading reading, String words) {}

    /** What is to be said of one that is missing; {@code since} the first of those that are missing left. */
    record Missed(News news, Instant since) {}

    synchronized void left(Instant sentAt) {
        under.put(sentAt, false);
    }

    /** Empty for one that was seen before or never left in this life. */
    synchronized Optional<News> arrived(Instant sentAt, Duration after, boolean spam) {
        var late = under.remove(sentAt);
        if (late == null) {
            return Optional.empty();
        }
        missing = null;
        var usual = usual();
        took.addLast(after);
        if (took.size() > KEPT) {
            took.removeFirst();
        }
        var words = "a canary took " + shown(after)
                + usual.map(it -> ", usually " + shown(it)).orElse("");
        return Optional.of(
                spam
                        ? new News(provider, Reading.IMPAIRED, words + ", and lay in the folder for unwanted mail")
                        : new News(provider, late ? Reading.IMPAIRED : Reading.WELL, words));
    }

    /** Those that are too late now; each is said once. */
    synchronized List<Missed> overdue(Instant now) {
        under.headMap(now.minus(GIVEN_UP_AFTER)).clear();
        var limit = limit();
        var missed = new ArrayList<Missed>();
        under.replaceAll((sentAt, said) -> {
            boolean late = sentAt.plus(limit).isBefore(now);
            if (late && !said) {
                missing = new Missed(
                        new News(provider, Reading.FAILING, words(limit)), missing == null ? sentAt : missing.since());
                missed.add(missing);
            }
            return said || late;
        });
        return missed;
    }

    /** None came since one was too late. */
    synchronized Optional<News> missing() {
        return Optional.ofNullable(missing).map(Missed::news);
    }

    synchronized boolean anyAwaited() {
        return !under.isEmpty();
    }

    /** A canary of now gets so long. */
    synchronized Duration limit() {
        return usual().map(it -> it.multipliedBy(TIMES_USUAL))
                .map(it -> it.compareTo(LIMIT_AT_LEAST) < 0 ? LIMIT_AT_LEAST : it)
                .filter(it -> it.compareTo(within) < 0)
                .orElse(within);
    }

    private String words(Duration limit) {
        return "a canary is not there after " + shown(limit)
                + usual().map(it -> ", usually " + shown(it)).orElse("");
    }

    private Optional<Duration> usual() {
        return took.size() < ENOUGH
                ? Optional.empty()
                : Optional.of(took.stream().sorted().toList().get(took.size() / 2));
    }

    private static String shown(Duration duration) {
        return duration.compareTo(Duration.ofMinutes(2)) < 0
                ? duration.toSeconds() + " s"
                : duration.toMinutes() + " min";
    }
}
