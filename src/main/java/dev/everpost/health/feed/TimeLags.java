package dev.everpost.health.feed;

import dev.everpost.health.Scope;
import dev.everpost.health.Signal;
import dev.everpost.health.Site;
import dev.everpost.health.Verdict;
import dev.everpost.world.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How much later than we a page told of a trouble, once for each trouble and page. Stands between the pages and the board:
 * thread-safe there, and {@link #compare} is for one thread.
 */
public final class TimeLags implements Signal.Sink {

    /** Of more the oldest are forgotten. */
    public static final int LAGS_MAX = 100;

    /** What a page told so long before our first sign is about something else. */
    static final Duration ANOTHER_TROUBLE = Duration.ofHours(2);

    /** A page that is not heard any more has told nothing. */
    static final Duration SILENT = Duration.ofHours(2);

    private final Signal.Sink board;
    private final Time time;
    private final Map<About, Told> told = new ConcurrentHashMap<>();
    private volatile List<Lag> lags = List.of();

    /** Knows of none yet; {@code board} is where signals go on to. */
    public TimeLags(Signal.Sink board, Time time) {
        this.board = board;
        this.time = time;
    }

    /** What page speaks of whom. */
    private record About(String page, Scope scope) {}

    /** From when to when it spoke of a trouble. */
    private record Told(Instant first, Instant last) {}

    /** Goes on from what was recorded in a life before this one. */
    public void restore(Collection<Lag> kept) {
        lags = kept.stream().limit(LAGS_MAX).toList();
    }

    @Override
    public void tell(Signal signal) {
        var about = new About(signal.observer(), signal.scope());
        switch (signal.reading()) {
            case IMPAIRED, FAILING ->
                told.merge(
                        about,
                        new Told(signal.at(), signal.at()),
                        (before, now) -> new Told(before.first(), now.last()));
            case WELL -> told.remove(about);
            case UNKNOWN -> {}
        }
        board.tell(signal);
    }

    /** Those recorded, the latest first. */
    public List<Lag> recorded() {
        return lags;
    }

    /** Records what pages confirmed of present troubles; true when there is something new. */
    public boolean compare(Collection<Verdict> verdicts, Collection<Site> sites) {
        var silentSince = time.now().minus(SILENT);
        told.values().removeIf(one -> one.last().isBefore(silentSince));
        var found = new ArrayList<Lag>();
        for (var verdict : verdicts) {
            var sign = verdict.firstSign();
            if (verdict.state().isBad() && sign != null) {
                told.forEach((about, one) -> {
                    if (isAbout(about.scope(), verdict.scope(), sites)) {
                        found.add(new Lag(about.page(), verdict.scope().words(), sign, verdict.since(), one.first()));
                    }
                });
            }
        }
        found.removeIf(lag -> lag.behind().compareTo(ANOTHER_TROUBLE.negated()) < 0
                || lags.stream().anyMatch(lag::isOfTheSame));
        if (found.isEmpty()) {
            return false;
        }
        found.addAll(lags);
        lags = found.stream().limit(LAGS_MAX).toList();
        return true;
    }

    private static boolean isAbout(Scope page, Scope verdict, Collection<Site> sites) {
        return switch (page) {
            case Scope.Vendor vendor ->
                verdict instanceof Scope.OfProvider(var provider)
                        && sites.stream().anyMatch(site -> site.provider().equals(provider) && site.isIn(vendor));
            case Scope.Receiver receiver -> Objects.equals(receiver, verdict);
            case Scope.OfProvider _, Scope.Account _, Scope.ReportsOf _, Scope.AtReceiver _, Scope.Ourselves _ -> false;
        };
    }
}
