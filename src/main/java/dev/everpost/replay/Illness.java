package dev.everpost.replay;

import dev.everpost.fact.ProviderName;
import dev.everpost.replay.Judgements.Subject;
import dev.everpost.scenario.Episode;
import dev.everpost.scenario.Fault;
import dev.everpost.scenario.LateDelivery;
import dev.everpost.scenario.LateReports;
import dev.everpost.scenario.MissingReports;
import dev.everpost.scenario.Outage;
import dev.everpost.scenario.RecipientDomain;
import dev.everpost.scenario.SilentDrop;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Who really was ill when, by the outage's own timeline: what verdicts are held against. */
final class Illness {

    /** What is concluded so soon after an illness speaks of it still. */
    static final Duration AFTERMATH = Duration.ofMinutes(15);

    /** The watch counts what was not reported on for an hour. */
    private static final Duration MISSED = Duration.ofMinutes(75);

    private final Outage outage;

    Illness(Outage outage) {
        this.outage = outage;
    }

    /** The times at which somebody who was well became ill, in order. */
    List<Duration> onsets() {
        var onsets = new TreeSet<Duration>();
        for (var episode : outage.timeline().episodes()) {
            if (isNew(episode)) {
                onsets.add(episode.at());
            }
        }
        return List.copyOf(onsets);
    }

    /** Providers that are ill now. */
    List<ProviderName> providers(Duration time) {
        return outage.cast().stream()
                .map(role -> role.name())
                .filter(name -> outage.timeline().activeAt(name, time).stream().anyMatch(Illness::isOfProvider))
                .toList();
    }

    /** What is ill now, for people. */
    String words(Duration time) {
        var parts = Stream.concat(
                providers(time).stream().map(ProviderName::toString),
                outage.timeline().episodes().stream()
                        .filter(episode -> episode.covers(time))
                        .map(Episode::fault)
                        .flatMap(fault -> fault instanceof RecipientDomain receiver
                                ? Stream.of(receiver.domain())
                                : Stream.empty()));
        var reports = outage.timeline().episodes().stream()
                .filter(episode -> episode.covers(time) && isAboutReports(episode.fault()))
                .map(episode -> "the reports of " + episode.provider());
        return String.join(", ", Stream.concat(parts, reports).distinct().toList());
    }

    /** Whether a verdict at this time about this subject speaks of something that was ill then, or just before. */
    boolean justifies(Subject subject, Duration time) {
        return outage.timeline().episodes().stream()
                .filter(episode -> episode.at().compareTo(time) <= 0 && !endsBefore(episode, time))
                .anyMatch(episode -> concerns(episode, subject));
    }

    /** Whether no provider could hand mail to this receiver at some time of the span. */
    boolean isOutOfReach(String domain, Duration from, Duration to) {
        return outage.timeline().episodes().stream()
                .filter(episode -> episode.at().compareTo(to) < 0 && !isOver(episode, from))
                .anyMatch(episode -> episode.fault() instanceof RecipientDomain receiver
                        && receiver.domain().equals(domain));
    }

    private boolean concerns(Episode episode, Subject subject) {
        return switch (subject) {
            case Subject.AProvider(var name) ->
                isOfProvider(episode.fault()) && episode.provider().equals(name);
            case Subject.AVendor(var vendor) ->
                isOfProvider(episode.fault())
                        && outage.role(episode.provider()).vendor().equals(vendor);
            case Subject.AReceiver(var domain) ->
                episode.fault() instanceof RecipientDomain receiver
                        && receiver.domain().equals(domain);
            case Subject.ReportsOf(var name) ->
                strikesReports(episode.fault()) && episode.provider().equals(name);
            case Subject.Ourselves() -> false;
        };
    }

    private boolean isNew(Episode episode) {
        return outage.timeline().episodes().stream()
                .filter(other -> other.provider().equals(episode.provider()))
                .noneMatch(other -> other.at().compareTo(episode.at()) < 0 && !isOver(other, episode.at()));
    }

    private static boolean isOver(Episode episode, Duration time) {
        var lasting = episode.lasting();
        return lasting != null && episode.at().plus(lasting).compareTo(time) < 0;
    }

    private static boolean endsBefore(Episode episode, Duration time) {
        var tail = switch (episode.fault()) {
            case LateDelivery(Duration delay, double _) -> delay.plus(MISSED);
            case LateReports(Duration delay) -> delay.plus(MISSED);
            case SilentDrop _, MissingReports _ -> MISSED;
            default -> AFTERMATH;
        };
        return isOver(episode, time.minus(tail));
    }

    /** Mail that is lost or late is not reported on, either. */
    private static boolean strikesReports(Fault fault) {
        return isAboutReports(fault) || fault instanceof SilentDrop || fault instanceof LateDelivery;
    }

    private static boolean isOfProvider(Fault fault) {
        return !(fault instanceof RecipientDomain) && !isAboutReports(fault);
    }

    private static boolean isAboutReports(Fault fault) {
        return fault instanceof LateReports || fault instanceof MissingReports;
    }
}
