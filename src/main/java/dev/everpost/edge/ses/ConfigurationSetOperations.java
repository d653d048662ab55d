package dev.everpost.edge.ses;

import dev.everpost.ses.ConfigurationSet;
import dev.everpost.ses.ConfigurationSetOptions;
import dev.everpost.ses.ConfigurationSets;
import dev.everpost.ses.PageRequest;
import dev.everpost.ses.SesError;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The operations that make, show and delete configuration sets. Thread-safe. */
final class ConfigurationSetOperations {

    static final String ALL = "/v2/email/configuration-sets";
    static final String ONE = ALL + "/{ConfigurationSetName}";
    static final String NAME = "ConfigurationSetName";

    private final ConfigurationSets sets;

    ConfigurationSetOperations(ConfigurationSets sets) {
        this.sets = sets;
    }

    List<Route> routes() {
        return List.of(
                Route.of("CreateConfigurationSet", "POST", ALL, this::create),
                Route.of("ListConfigurationSets", "GET", ALL, ask -> ask.page(this::list)),
                Route.of(
                        "ListConfigurationSets",
                        "POST",
                        "/v2/email/list-configuration-sets",
                        ask -> ask.json(PageBody.class, body -> body.page(this::list))),
                Route.of("GetConfigurationSet", "GET", ONE, this::get),
                Route.of("DeleteConfigurationSet", "DELETE", ONE, this::delete));
    }

    private record Create(
            @Nullable String configurationSetName,
            SetOptionBodies.@Nullable Tracking trackingOptions,
            SetOptionBodies.@Nullable Delivery deliveryOptions,
            SetOptionBodies.@Nullable Reputation reputationOptions,
            SetOptionBodies.@Nullable Sending sendingOptions,
            SetOptionBodies.@Nullable Suppression suppressionOptions,
            SetOptionBodies.@Nullable Vdm vdmOptions,
            @Nullable Object archivingOptions,
            @Nullable List<TagBody> tags) {

        Optional<SesError> flaw() {
            var delivery = deliveryOptions == null ? Optional.<SesError>empty() : deliveryOptions.flaw();
            return delivery.or(() -> suppressionOptions == null ? Optional.empty() : suppressionOptions.flaw())
                    .or(() -> archivingOptions == null ? Optional.empty() : Optional.of(Archiving.REFUSAL));
        }

        ConfigurationSetOptions options() {
            var reasons = suppressionOptions == null ? null : suppressionOptions.suppressedReasons();
            return new ConfigurationSetOptions(
                    sendingOptions == null || !Boolean.FALSE.equals(sendingOptions.sendingEnabled()),
                    reasons == null ? null : SuppressionOperations.reasons(reasons),
                    deliveryOptions == null ? null : deliveryOptions.option(),
                    trackingOptions == null ? null : trackingOptions.option(),
                    reputationOptions != null && Boolean.TRUE.equals(reputationOptions.reputationMetricsEnabled()),
                    vdmOptions == null ? null : vdmOptions.option());
        }
    }

    private Reply create(Ask ask) {
        return ask.json(
                Create.class,
                body -> Needed.one(
                        NAME,
                        body.configurationSetName(),
                        name -> body.flaw()
                                .<Reply>map(error -> new Reply.Wrong(Fault.of(error)))
                                .orElseGet(() ->
                                        Reply.empty(sets.create(name, body.options(), TagBody.all(body.tags()))))));
    }

    private Reply list(PageRequest page) {
        return Reply.of(sets.list(page), found -> Members.page("ConfigurationSets", found, ConfigurationSet::name));
    }

    private Reply get(Ask ask) {
        return Reply.of(sets.get(ask.path(NAME)), SetOptionBodies::members);
    }

    private Reply delete(Ask ask) {
        return Reply.empty(sets.delete(ask.path(NAME)));
    }
}
