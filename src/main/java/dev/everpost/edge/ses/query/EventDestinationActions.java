package dev.everpost.edge.ses.query;

import dev.everpost.ses.ConfigurationSet;
import dev.everpost.ses.ConfigurationSets;
import dev.everpost.ses.Constraints;
import dev.everpost.ses.EventDestination;
import dev.everpost.ses.Result;
import java.util.List;
import java.util.function.BiFunction;

/** The operations on the event destinations of configuration sets. Thread-safe. */
final class EventDestinationActions {

    private static final ErrorNames NAMES = ErrorNames.EVENT_DESTINATION;

    private final ConfigurationSets sets;

    EventDestinationActions(ConfigurationSets sets) {
        this.sets = sets;
    }

    List<Action> actions() {
        return List.of(
                new Action("CreateConfigurationSetEventDestination", call -> write(call, sets::addDestination)),
                new Action("UpdateConfigurationSetEventDestination", call -> write(call, sets::replaceDestination)),
                new Action("DeleteConfigurationSetEventDestination", this::delete));
    }

    private Answer write(Call call, BiFunction<String, EventDestination, Result<ConfigurationSet>> change) {
        var form = call.form().at("EventDestination");
        var needs = new Needs(call.form());
        var set = needs.text("ConfigurationSetName");
        var name = needs.text("EventDestination.Name");
        needs.structure("EventDestination.MatchingEventTypes");
        var enabled = needs.maybeFlag("EventDestination.Enabled");
        return needs.then(() -> switch (EventDestinationForm.read(form, name, Boolean.TRUE.equals(enabled))) {
            case EventDestinationForm.Reading.Wrong(var problem) -> new Answer.Wrong(problem);
            case EventDestinationForm.Reading.Read(var destination) ->
                Constraints.name("eventDestinationName", name)
                        .<Answer>map(flaw -> new Answer.Wrong(Problem.of(flaw, NAMES)))
                        .orElseGet(() -> Answer.empty(
                                change.apply(set, destination),
                                NAMES.invalidAs(EventDestinationForm.invalid(destination.target()))));
        });
    }

    private Answer delete(Call call) {
        var needs = new Needs(call.form());
        var set = needs.text("ConfigurationSetName");
        var name = needs.text("EventDestinationName");
        return needs.then(() -> Answer.empty(sets.removeDestination(set, name), NAMES));
    }
}
