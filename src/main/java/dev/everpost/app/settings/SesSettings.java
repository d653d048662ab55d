package dev.everpost.app.settings;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import dev.everpost.publish.DeliveryEvent;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What applications that speak to Amazon SES find here in its place.
 *
 * @param region the only one that clients may sign for; null takes any
 * @param allowUnsignedPayload whether a signature may leave the body out
 * @param accountId twelve digits, as they stand in ARNs
 * @param publicUrl how applications reach this endpoint; null is http:// and the HTTP listener
 * @param missingVariables what a template does with a variable that the data does not have
 * @param clockSkew how far the clocks of a client and the gateway may differ
 * @param deliveryEvent what makes a Delivery event
 * @param maxSendRate recipients per second that SES clients may send; null for none
 * @param max24HourSend recipients in any 24 hours that SES clients may send; null for none
 */
public record SesSettings(
        @Nullable String region,
        boolean allowUnsignedPayload,
        String accountId,
        @Nullable URI publicUrl,
        MissingVariables missingVariables,
        Duration clockSkew,
        DeliveryEvent deliveryEvent,
        @Nullable Double maxSendRate,
        @Nullable Long max24HourSend) {

    private static final Kind<String> ACCOUNT_ID = Kind.open(
            "the 12 digits of an AWS account, or any 12 of your own",
            text -> text.matches("[0-9]{12}") ? Optional.of(text) : Optional.empty(),
            Function.identity());

    static SesSettings read(Section section) {
        return new SesSettings(
                section.find("region", Kinds.NAME),
                section.get("allow_unsigned_payload", Kinds.YES_NO, false),
                section.get("account_id", ACCOUNT_ID, "000000000000"),
                section.find("public_url", Kinds.HTTP_URL),
                section.get("missing_variables", Kinds.choice(MissingVariables.class), MissingVariables.FAIL),
                section.get("clock_skew", Kinds.duration(ofSeconds(1), ofMinutes(15)), ofMinutes(5)),
                section.get("delivery_event", Kinds.choice(DeliveryEvent.class), DeliveryEvent.HANDED_OVER),
                section.find("max_send_rate", Kinds.rate(0.1, 100_000)),
                section.find("max_24_hour_send", Kinds.count(1, 10_000_000_000L)));
    }

    /** What becomes of a template whose data lacks a variable. */
    public enum MissingVariables {
        /** The message is not sent, as SES does it. */
        FAIL,
        /** The variable is empty. */
        EMPTY
    }
}
