package dev.everpost.edge.ses.query;

import dev.everpost.ses.ConfigurationSet;
import dev.everpost.ses.ConfigurationSetOptions;
import dev.everpost.ses.ConfigurationSetOptions.Delivery;
import dev.everpost.ses.ConfigurationSetOptions.Tracking;
import dev.everpost.ses.ConfigurationSets;
import dev.everpost.ses.Result;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The operations on the options of configuration sets. Thread-safe. */
final class SetOptionActions {

    private static final ErrorNames NAMES = ErrorNames.CONFIGURATION_SET;
    private static final String DOMAIN = "TrackingOptions.CustomRedirectDomain";

    private final ConfigurationSets sets;

    SetOptionActions(ConfigurationSets sets) {
        this.sets = sets;
    }

    List<Action> actions() {
        return List.of(
                new Action(
                        "UpdateConfigurationSetSendingEnabled",
                        call -> flag(call, ConfigurationSetOptions::withSending)),
                new Action(
                        "UpdateConfigurationSetReputationMetricsEnabled",
                        call -> flag(call, ConfigurationSetOptions::withReputationMetrics)),
                new Action("PutConfigurationSetDeliveryOptions", this::delivery),
                new Action("CreateConfigurationSetTrackingOptions", call -> tracking(call, false)),
                new Action("UpdateConfigurationSetTrackingOptions", call -> tracking(call, true)),
                new Action("DeleteConfigurationSetTrackingOptions", this::withoutTracking));
    }

    private Answer flag(Call call, BiFunction<ConfigurationSetOptions, Boolean, ConfigurationSetOptions> change) {
        var needs = new Needs(call.form());
        var name = name(needs);
        boolean enabled = needs.flag("Enabled");
        return needs.then(() -> Answer.silent(sets.change(name, options -> change.apply(options, enabled)), NAMES));
    }

    private Answer delivery(Call call) {
        var needs = new Needs(call.form());
        var name = name(needs);
        var policy = TlsPolicies.kept(call.form().text("DeliveryOptions.TlsPolicy"));
        return needs.then(() -> Answer.empty(
                sets.change(name, options -> options.withDelivery(with(policy, options.delivery()))),
                NAMES.invalidAs("InvalidDeliveryOptions")));
    }

    private static @Nullable Delivery with(@Nullable String policy, @Nullable Delivery before) {
        var within = before == null ? null : before.maxDeliverySeconds();
        return policy == null && within == null ? null : new Delivery(policy, within);
    }

    private Answer tracking(Call call, boolean there) {
        var needs = new Needs(call.form());
        var name = name(needs);
        var domain = needs.text(DOMAIN);
        return needs.then(() -> changed(name, there, new Tracking(domain, null)));
    }

    private Answer withoutTracking(Call call) {
        var needs = new Needs(call.form());
        var name = name(needs);
        return needs.then(() -> changed(name, true, null));
    }

    /** {@code there} tells whether the set must have tracking options before. */
    private Answer changed(String name, boolean there, @Nullable Tracking tracking) {
        if (sets.get(name) instanceof Result.Done<ConfigurationSet>(var set)
                && there != (set.options().tracking() != null)) {
            return new Answer.Wrong(
                    there
                            ? Problem.sender(
                                    "TrackingOptionsDoesNotExistException",
                                    "Configuration set <" + name + "> has no tracking options.")
                            : Problem.sender(
                                    "TrackingOptionsAlreadyExistsException",
                                    "Configuration set <" + name + "> has tracking options already."));
        }
        return Answer.empty(
                sets.change(name, options -> options.withTracking(tracking)),
                NAMES.invalidAs("InvalidTrackingOptions"));
    }

    private static String name(Needs needs) {
        return needs.text("ConfigurationSetName");
    }
}
