package dev.everpost.edge.watch;

import dev.everpost.edge.watch.FeedApi.FeedView;
import dev.everpost.edge.watch.FeedApi.IncidentView;
import dev.everpost.edge.watch.FeedApi.LagView;
import dev.everpost.edge.watch.FeedApi.OpinionView;
import dev.everpost.health.feed.Coverage.Subject;
import dev.everpost.health.feed.FeedState;
import dev.everpost.health.feed.Lag;
import dev.everpost.health.feed.Opinion;
import dev.everpost.health.feed.format.FeedReading;
import dev.everpost.health.feed.format.Incident;
import dev.everpost.health.feed.format.Part;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Status pages as the API shows them. */
final class FeedViews {

    private static final int INCIDENTS_MAX = 20;

    private FeedViews() {}

    static List<FeedView> of(List<FeedState> states) {
        return states.stream().map(FeedViews::of).toList();
    }

    static List<LagView> ofLags(List<Lag> lags) {
        return lags.stream()
                .map(lag -> new LagView(
                        lag.page(),
                        lag.about(),
                        lag.firstSign(),
                        lag.verdictAt(),
                        lag.toldAt(),
                        lag.behind().toMillis(),
                        lag.words()))
                .toList();
    }

    private static FeedView of(FeedState state) {
        var page = state.page();
        var reading = state.reading();
        return new FeedView(
                page.name(),
                page.format().label(),
                page.uri().toString(),
                about(page.coverage().subject()),
                reading == null || state.failures() > 0
                        ? "unknown"
                        : reading.overall().label(),
                reading == null ? "" : reading.words(),
                reading == null ? null : reading.updated(),
                state.goodAt(),
                state.error(),
                state.errorAt(),
                state.failures(),
                state.opinions().stream().map(FeedViews::of).toList(),
                incidents(reading));
    }

    private static String about(Subject subject) {
        return switch (subject) {
            case Subject.OfVendor(var type) -> "vendor " + type;
            case Subject.OfReceiver(var domains) -> "receiver " + String.join(", ", domains);
            case Subject.OfPlatform(var name) -> "platform " + name;
        };
    }

    private static OpinionView of(Opinion opinion) {
        return new OpinionView(opinion.scope().words(), opinion.reading().label(), opinion.strength(), opinion.words());
    }

    private static List<IncidentView> incidents(@Nullable FeedReading reading) {
        return reading == null
                ? List.of()
                : reading.current().stream()
                        .limit(INCIDENTS_MAX)
                        .map(FeedViews::of)
                        .toList();
    }

    private static IncidentView of(Incident incident) {
        return new IncidentView(
                incident.title(),
                incident.progress().label(),
                incident.stated(),
                incident.severity().label(),
                incident.began(),
                incident.updated(),
                incident.words(),
                incident.link(),
                incident.affects().stream()
                        .map(Part::called)
                        .limit(INCIDENTS_MAX)
                        .toList());
    }
}
