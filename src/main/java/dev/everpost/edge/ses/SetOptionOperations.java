package dev.everpost.edge.ses;

import dev.everpost.ses.ConfigurationSetOptions;
import dev.everpost.ses.ConfigurationSets;
import dev.everpost.ses.SesError;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The operations that change one option of a configuration set. Thread-safe. */
final class SetOptionOperations {

    private static final String ONE = ConfigurationSetOperations.ONE;

    private final ConfigurationSets sets;

    SetOptionOperations(ConfigurationSets sets) {
        this.sets = sets;
    }

    List<Route> routes() {
        return List.of(
                Route.of("PutConfigurationSetSendingOptions", "PUT", ONE + "/sending", this::sending),
                Route.of(
                        "PutConfigurationSetSuppressionOptions",
                        "PUT",
                        ONE + "/suppression-options",
                        this::suppression),
                Route.of("PutConfigurationSetDeliveryOptions", "PUT", ONE + "/delivery-options", this::delivery),
                Route.of("PutConfigurationSetTrackingOptions", "PUT", ONE + "/tracking-options", this::tracking),
                Route.of("PutConfigurationSetReputationOptions", "PUT", ONE + "/reputation-options", this::reputation),
                Route.of("PutConfigurationSetVdmOptions", "PUT", ONE + "/vdm-options", this::vdm),
                Route.of("PutConfigurationSetArchivingOptions", "PUT", ONE + "/archiving-options", this::archiving));
    }

    private record VdmBody(SetOptionBodies.@Nullable Vdm vdmOptions) {}

    private record ArchivingBody(@Nullable String archiveArn) {}

    /** An absent switch is off, as in SES. */
    private Reply sending(Ask ask) {
        return ask.json(
                SetOptionBodies.Sending.class,
                body -> change(
                        ask,
                        Optional.empty(),
                        options -> options.withSending(Boolean.TRUE.equals(body.sendingEnabled()))));
    }

    private Reply suppression(Ask ask) {
        return ask.json(
                SetOptionBodies.Suppression.class,
                body -> change(ask, body.flaw(), options -> {
                    var reasons = body.suppressedReasons();
                    return options.withSuppressedReasons(
                            reasons == null ? null : SuppressionOperations.reasons(reasons));
                }));
    }

    private Reply delivery(Ask ask) {
        return ask.json(
                SetOptionBodies.Delivery.class,
                body -> change(ask, body.flaw(), options -> options.withDelivery(body.option())));
    }

    private Reply tracking(Ask ask) {
        return ask.json(
                SetOptionBodies.Tracking.class,
                body -> change(ask, Optional.empty(), options -> options.withTracking(body.option())));
    }

    private Reply reputation(Ask ask) {
        return ask.json(
                SetOptionBodies.Reputation.class,
                body -> change(
                        ask,
                        Optional.empty(),
                        options ->
                                options.withReputationMetrics(Boolean.TRUE.equals(body.reputationMetricsEnabled()))));
    }

    private Reply vdm(Ask ask) {
        return ask.json(VdmBody.class, body -> {
            var vdm = body.vdmOptions();
            return change(ask, Optional.empty(), options -> options.withVdm(vdm == null ? null : vdm.option()));
        });
    }

    private Reply archiving(Ask ask) {
        return ask.json(
                ArchivingBody.class,
                body -> change(
                        ask,
                        body.archiveArn() == null ? Optional.empty() : Optional.of(Archiving.REFUSAL),
                        UnaryOperator.identity()));
    }

    private Reply change(Ask ask, Optional<SesError> flaw, UnaryOperator<ConfigurationSetOptions> change) {
        return flaw.<Reply>map(error -> new Reply.Wrong(Fault.of(error)))
                .orElseGet(() -> Reply.empty(sets.change(ask.path(ConfigurationSetOperations.NAME), change)));
    }
}
