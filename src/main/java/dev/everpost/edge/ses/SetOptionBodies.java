package dev.everpost.edge.ses;

import dev.everpost.ses.ConfigurationSet;
import dev.everpost.ses.ConfigurationSetOptions;
import dev.everpost.ses.SesError;
import dev.everpost.ses.SesError.Kind;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The options of a configuration set as requests carry them and answers show them. */
final class SetOptionBodies {

    private SetOptionBodies() {}

    record Tracking(
            @Nullable String customRedirectDomain, @Nullable String httpsPolicy) {
        ConfigurationSetOptions.@Nullable Tracking option() {
            return customRedirectDomain == null
                    ? null
                    : new ConfigurationSetOptions.Tracking(customRedirectDomain, httpsPolicy);
        }
    }

    record Delivery(
            @Nullable String tlsPolicy,
            @Nullable String sendingPoolName,
            @Nullable Long maxDeliverySeconds) {

        /** A pool that mail would not leave by must not be taken for one. */
        Optional<SesError> flaw() {
            return sendingPoolName == null
                    ? Optional.empty()
                    : Optional.of(SesError.of(
                            Kind.NOT_FOUND,
                            "Everpost keeps no pools of dedicated IP addresses; leave SendingPoolName out."));
        }

        ConfigurationSetOptions.Delivery option() {
            return new ConfigurationSetOptions.Delivery(tlsPolicy, maxDeliverySeconds);
        }
    }

    record Reputation(@Nullable Boolean reputationMetricsEnabled) {}

    record Sending(@Nullable Boolean sendingEnabled) {}

    record Suppression(@Nullable List<String> suppressedReasons) {
        Optional<SesError> flaw() {
            return suppressedReasons == null
                    ? Optional.empty()
                    : SuppressionOperations.flaw("suppressedReasons", suppressedReasons);
        }
    }

    record Switch(
            @Nullable String engagementMetrics, @Nullable String optimizedSharedDelivery) {}

    record Vdm(@Nullable Switch dashboardOptions, @Nullable Switch guardianOptions) {
        ConfigurationSetOptions.Vdm option() {
            return new ConfigurationSetOptions.Vdm(
                    dashboardOptions == null ? null : dashboardOptions.engagementMetrics(),
                    guardianOptions == null ? null : guardianOptions.optimizedSharedDelivery());
        }
    }

    /** A set as GetConfigurationSet answers it. */
    static Members members(ConfigurationSet set) {
        var options = set.options();
        return new Members()
                .with("ConfigurationSetName", set.name())
                .with("TrackingOptions", tracking(options.tracking()))
                .with("DeliveryOptions", delivery(options.delivery()))
                .with("ReputationOptions", new Members().with("ReputationMetricsEnabled", options.reputationMetrics()))
                .with("SendingOptions", new Members().with("SendingEnabled", options.sendingEnabled()))
                .with("SuppressionOptions", suppression(options))
                .with("VdmOptions", vdm(options.vdm()))
                .tags(set.tags());
    }

    private static @Nullable Members tracking(ConfigurationSetOptions.@Nullable Tracking tracking) {
        return tracking == null
                ? null
                : new Members()
                        .with("CustomRedirectDomain", tracking.customRedirectDomain())
                        .with("HttpsPolicy", tracking.httpsPolicy());
    }

    private static Members delivery(ConfigurationSetOptions.@Nullable Delivery delivery) {
        return delivery == null
                ? new Members().with("TlsPolicy", "OPTIONAL")
                : new Members()
                        .with("TlsPolicy", delivery.tlsPolicy() == null ? "OPTIONAL" : delivery.tlsPolicy())
                        .with("MaxDeliverySeconds", delivery.maxDeliverySeconds());
    }

    private static @Nullable Members suppression(ConfigurationSetOptions options) {
        var reasons = options.suppressedReasons();
        return reasons == null
                ? null
                : new Members()
                        .with(
                                "SuppressedReasons",
                                reasons.stream().map(Enum::name).sorted().toList());
    }

    private static @Nullable Members vdm(ConfigurationSetOptions.@Nullable Vdm vdm) {
        return vdm == null
                ? null
                : new Members()
                        .with("DashboardOptions", new Members().with("EngagementMetrics", vdm.engagementMetrics()))
                        .with(
                                "GuardianOptions",
                                new Members().with("OptimizedSharedDelivery", vdm.optimizedSharedDelivery()));
    }
}
