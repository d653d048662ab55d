package dev.everpost.edge.ses.query;

import dev.everpost.ses.ConfigurationSet;
import dev.everpost.ses.ConfigurationSetOptions;
import dev.everpost.ses.ConfigurationSets;
import dev.everpost.ses.PageRequest;
import java.util.List;

/** The operations on configuration sets as a whole. Thread-safe. */
final class ConfigurationSetActions {

    private static final ErrorNames NAMES = ErrorNames.CONFIGURATION_SET;

    private final ConfigurationSets sets;

    ConfigurationSetActions(ConfigurationSets sets) {
        this.sets = sets;
    }

    List<Action> actions() {
        return List.of(
                new Action("CreateConfigurationSet", this::create),
                new Action("DescribeConfigurationSet", this::describe),
                new Action("ListConfigurationSets", this::list),
                new Action("DeleteConfigurationSet", this::delete));
    }

    private Answer create(Call call) {
        var needs = new Needs(call.form());
        var name = needs.text("ConfigurationSet.Name");
        return needs.then(() -> Answer.empty(sets.create(name, ConfigurationSetOptions.DEFAULT, List.of()), NAMES));
    }

    private Answer describe(Call call) {
        var needs = new Needs(call.form());
        var name = needs.text("ConfigurationSetName");
        var asked = call.form().texts("ConfigurationSetAttributeNames");
        return needs.then(() -> Answer.of(sets.get(name), NAMES, (set, xml) -> described(set, asked, xml)));
    }

    /** The name always, the rest where it is asked for. */
    private static void described(ConfigurationSet set, List<String> asked, Xml xml) {
        xml.with("ConfigurationSet", one -> one.text("Name", set.name()));
        if (asked.contains("eventDestinations")) {
            xml.list(
                    "EventDestinations",
                    set.destinations(),
                    destination -> EventDestinationForm.write(destination, xml));
        }
        var options = set.options();
        var tracking = options.tracking();
        if (asked.contains("trackingOptions") && tracking != null) {
            xml.with("TrackingOptions", one -> one.text("CustomRedirectDomain", tracking.customRedirectDomain()));
        }
        if (asked.contains("deliveryOptions")) {
            xml.with("DeliveryOptions", one -> one.text("TlsPolicy", TlsPolicies.shown(options.delivery())));
        }
        if (asked.contains("reputationOptions")) {
            xml.with(
                    "ReputationOptions",
                    one -> one.text("SendingEnabled", options.sendingEnabled())
                            .text("ReputationMetricsEnabled", options.reputationMetrics()));
        }
    }

    private Answer list(Call call) {
        var needs = new Needs(call.form());
        var size = Paging.within(needs.maybeNumber("MaxItems"), ConfigurationSets.PAGE_MAX);
        return needs.then(() -> Answer.of(
                sets.list(new PageRequest(Paging.token(call.form()), size)),
                NAMES,
                (page, xml) -> xml.list("ConfigurationSets", page.items(), set -> xml.text("Name", set.name()))
                        .text("NextToken", page.nextToken())));
    }

    private Answer delete(Call call) {
        var needs = new Needs(call.form());
        var name = needs.text("ConfigurationSetName");
        return needs.then(() -> Answer.empty(sets.delete(name), NAMES));
    }
}
