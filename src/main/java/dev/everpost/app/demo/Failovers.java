package dev.everpost.app.demo;

import dev.everpost.fact.Fact;
import dev.everpost.fact.Outcome;
import dev.everpost.message.MessageId;
import dev.everpost.scenario.Episode;
import dev.everpost.scenario.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Measures from each fault to the first message that its provider failed and another one took. Mail that goes to the
 * backup anyway (a warm share, a probing primary) proves nothing and is not counted. Used by one thread.
 */
final class Failovers {

    private final Instant begin;
    private final List<Watch> watches = new ArrayList<>();
    private final List<Failover> found = new ArrayList<>();

    Failovers(Timeline timeline, Instant begin) {
        this.begin = begin;
        timeline.episodes().forEach(episode -> watches.add(new Watch(episode, new HashSet<>())));
    }

    /** A fault and the messages that its provider has failed since. */
    private record Watch(Episode episode, Set<MessageId> failed) {}

    /** Takes an attempt's end; gives the failover that it completed. */
    Optional<Failover> read(Fact.AttemptEnded ended) {
        var at = Duration.between(begin, ended.at());
        if (isFailure(ended)) {
            watches.stream()
                    .filter(watch -> watch.episode().provider().equals(ended.provider()))
                    .filter(watch -> watch.episode().covers(at))
                    .forEach(watch -> watch.failed().add(ended.message()));
            return Optional.empty();
        }
        var completed = watches.stream()
                .filter(watch -> watch.failed().contains(ended.message()))
                .filter(watch -> !watch.episode().provider().equals(ended.provider()))
                .findFirst();
        completed.ifPresent(watches::remove);
        return completed.map(watch -> remember(failover(watch.episode(), ended, at)));
    }

    /** In the order in which they happened. */
    List<Failover> found() {
        return List.copyOf(found);
    }

    private Failover remember(Failover failover) {
        found.add(failover);
        return failover;
    }

    private static Failover failover(Episode episode, Fact.AttemptEnded ended, Duration at) {
        return new Failover(
                episode.provider(),
                episode.fault().words(),
                ended.message(),
                ended.provider(),
                at,
                at.minus(episode.at()));
    }

    private static boolean isFailure(Fact.AttemptEnded ended) {
        return ended.outcomes().stream().anyMatch(share -> !(share.outcome() instanceof Outcome.Accepted));
    }
}
