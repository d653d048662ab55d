package dev.everpost.edge.ses;

import dev.everpost.ses.ConfigurationSets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The operations on the event destinations of configuration sets. Thread-safe. */
final class EventDestinationOperations {

    private static final String ALL = ConfigurationSetOperations.ONE + "/event-destinations";
    private static final String ONE = ALL + "/{EventDestinationName}";
    private static final String SET = ConfigurationSetOperations.NAME;
    private static final String NAME = "EventDestinationName";
    private static final String DESTINATION = "EventDestination";

    private final ConfigurationSets sets;

    EventDestinationOperations(ConfigurationSets sets) {
        this.sets = sets;
    }

    List<Route> routes() {
        return List.of(
                Route.of("CreateConfigurationSetEventDestination", "POST", ALL, this::create),
                Route.of("GetConfigurationSetEventDestinations", "GET", ALL, this::get),
                Route.of("UpdateConfigurationSetEventDestination", "PUT", ONE, this::update),
                Route.of("DeleteConfigurationSetEventDestination", "DELETE", ONE, this::delete));
    }

    private record Body(
            @Nullable String eventDestinationName, @Nullable EventDestinationBody eventDestination) {}

    private Reply create(Ask ask) {
        return ask.json(
                Body.class,
                body -> Needed.both(
                        NAME,
                        body.eventDestinationName(),
                        DESTINATION,
                        body.eventDestination(),
                        (name, destination) -> Reply.empty(
                                destination.named(name).then(made -> sets.addDestination(ask.path(SET), made)))));
    }

    private Reply update(Ask ask) {
        return ask.json(
                Body.class,
                body -> Needed.one(
                        DESTINATION,
                        body.eventDestination(),
                        destination -> Reply.empty(destination
                                .named(ask.path(NAME))
                                .then(made -> sets.replaceDestination(ask.path(SET), made)))));
    }

    private Reply get(Ask ask) {
        return Reply.of(
                sets.get(ask.path(SET)),
                set -> new Members()
                        .with(
                                "EventDestinations",
                                set.destinations().stream()
                                        .map(destination -> EventDestinationBody.members(destination)
                                                .map())
                                        .toList()));
    }

    private Reply delete(Ask ask) {
        return Reply.empty(sets.removeDestination(ask.path(SET), ask.path(NAME)));
    }
}
