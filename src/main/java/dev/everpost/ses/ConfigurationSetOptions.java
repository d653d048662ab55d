package dev.everpost.ses;

import dev.everpost.store.Suppressions.Reason;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The options of a configuration set; null where nothing was said.
 *
 * @param sendingEnabled false refuses the mail that names the set
 * @param suppressedReasons null leaves it to the account; none of them is no suppression
 * @param reputationMetrics kept and shown; Everpost counts everything anyway
 * @param tracking kept and shown; Everpost changes no links
 * @param vdm kept and shown; there is no Virtual Deliverability Manager here
 */
public record ConfigurationSetOptions(
        boolean sendingEnabled,
        @Nullable Set<Reason> suppressedReasons,
        @Nullable Delivery delivery,
        @Nullable Tracking tracking,
        boolean reputationMetrics,
        @Nullable Vdm vdm) {

    /** What a set has that was made with its name alone. */
    public static final ConfigurationSetOptions DEFAULT =
            new ConfigurationSetOptions(true, null, null, null, false, null);

    /** What SES calls MaxDeliverySeconds: at least, at most. */
    static final long DELIVERY_SECONDS_MIN = 300;

    static final long DELIVERY_SECONDS_MAX = 50_400;

    /**
     * How mail is to be delivered.
     *
     * @param tlsPolicy REQUIRE or OPTIONAL; kept and shown, the TLS of each provider is a setting of its own
     * @param maxDeliverySeconds after which the mail expires, or null
     */
    public record Delivery(
            @Nullable String tlsPolicy, @Nullable Long maxDeliverySeconds) {}

    /** How opens and clicks would be observed. */
    public record Tracking(
            String customRedirectDomain, @Nullable String httpsPolicy) {}

    /** Options of the Virtual Deliverability Manager: ENABLED, DISABLED or null. */
    public record Vdm(
            @Nullable String engagementMetrics, @Nullable String optimizedSharedDelivery) {}

    public ConfigurationSetOptions withSending(boolean enabled) {
        return new ConfigurationSetOptions(enabled, suppressedReasons, delivery, tracking, reputationMetrics, vdm);
    }

    public ConfigurationSetOptions withSuppressedReasons(@Nullable Set<Reason> reasons) {
        return new ConfigurationSetOptions(sendingEnabled, reasons, delivery, tracking, reputationMetrics, vdm);
    }

    public ConfigurationSetOptions withDelivery(@Nullable Delivery other) {
        return new ConfigurationSetOptions(sendingEnabled, suppressedReasons, other, tracking, reputationMetrics, vdm);
    }

    public ConfigurationSetOptions withTracking(@Nullable Tracking other) {
        return new ConfigurationSetOptions(sendingEnabled, suppressedReasons, delivery, other, reputationMetrics, vdm);
    }

    public ConfigurationSetOptions withReputationMetrics(boolean enabled) {
        return new ConfigurationSetOptions(sendingEnabled, suppressedReasons, delivery, tracking, enabled, vdm);
    }

    public ConfigurationSetOptions withVdm(@Nullable Vdm other) {
        return new ConfigurationSetOptions(
                sendingEnabled, suppressedReasons, delivery, tracking, reputationMetrics, other);
    }

    Optional<SesError> flaw() {
        return deliveryFlaw()
                .or(() -> tracking == null
                        ? Optional.empty()
                        : Constraints.choice(
                                "trackingOptions.httpsPolicy",
                                tracking.httpsPolicy(),
                                List.of("REQUIRE", "REQUIRE_OPEN_ONLY", "OPTIONAL")))
                .or(this::vdmFlaw);
    }

    private Optional<SesError> deliveryFlaw() {
        return delivery == null
                ? Optional.empty()
                : Constraints.choice("deliveryOptions.tlsPolicy", delivery.tlsPolicy(), List.of("REQUIRE", "OPTIONAL"))
                        .or(() -> Constraints.range(
                                "deliveryOptions.maxDeliverySeconds",
                                delivery.maxDeliverySeconds(),
                                DELIVERY_SECONDS_MIN,
                                DELIVERY_SECONDS_MAX));
    }

    private Optional<SesError> vdmFlaw() {
        var words = List.of("ENABLED", "DISABLED");
        return vdm == null
                ? Optional.empty()
                : Constraints.choice("vdmOptions.dashboardOptions.engagementMetrics", vdm.engagementMetrics(), words)
                        .or(() -> Constraints.choice(
                                "vdmOptions.guardianOptions.optimizedSharedDelivery",
                                vdm.optimizedSharedDelivery(),
                                words));
    }
}
