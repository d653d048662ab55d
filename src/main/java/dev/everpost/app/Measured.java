package dev.everpost.app;

import dev.everpost.app.metrics.GatewayMetrics;
import dev.everpost.delivery.DeliveryEvents;
import dev.everpost.edge.smtp.FailedLogins;
import dev.everpost.experience.Experience;
import dev.everpost.fact.Fact;
import dev.everpost.fact.Outcome;
import dev.everpost.fact.ProviderName;
import dev.everpost.health.traffic.Witnesses;
import dev.everpost.intake.IntakeEvents;
import dev.everpost.intake.Receipt;
import dev.everpost.message.Message;
import dev.everpost.message.Recipient;
import dev.everpost.store.DeliveryState;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts numbers and alarms on what the rooms tell: small listeners between them and the metrics. */
final class Measured {

    private static final Logger LOG = LoggerFactory.getLogger(Measured.class);

    private Measured() {}

    /** {@code traffic} is told of every message too. */
    static IntakeEvents intake(GatewayMetrics metrics, BiConsumer<Message, List<Recipient>> traffic) {
        return new IntakeEvents() {
            @Override
            public void accepted(Message message, List<Recipient> recipients) {
                metrics.accepted(message.messageClass(), message.via());
                traffic.accept(message, recipients);
            }

            @Override
            public void settled(Message message, DeliveryState state) {
                metrics.ended(state, message.messageClass());
            }

            @Override
            public void refused(Receipt receipt) {
                switch (receipt) {
                    case Receipt.Queued _ -> {}
                    case Receipt.AlreadyQueued _ -> metrics.repeated();
                    case Receipt.Rejected rejected -> metrics.rejected(rejected.reason());
                    case Receipt.Unavailable _ -> metrics.unavailable();
                }
            }
        };
    }

    /** Worth a line for who looks for an attack or for an application with an old password. */
    static FailedLogins logins(GatewayMetrics metrics) {
        return client -> {
            metrics.failedLogin();
            LOG.atWarn().addKeyValue("client", client.getHostAddress()).log("SMTP login refused");
        };
    }

    /** Counts, and lets what calls gave be learned from. */
    static DeliveryEvents delivery(GatewayMetrics metrics, Experience experience, Witnesses witnesses) {
        return new DeliveryEvents() {
            @Override
            public void called(
                    Message message,
                    ProviderName provider,
                    List<Recipient> recipients,
                    List<Outcome> outcomes,
                    Duration took) {
                metrics.attempt(provider, outcomes.getFirst(), took);
                experience.attempted(provider, message.messageClass(), recipients, outcomes, took);
                witnesses.attempted(message.id(), provider, outcomes);
            }

            @Override
            public void wentFrom(ProviderName provider, String pool, int recipients) {
                metrics.wentFrom(provider, pool, recipients);
            }

            @Override
            public void attempted(Message message, ProviderName provider, Outcome outcome) {
                metrics.settled(provider, outcome, message.messageClass());
                log(message, provider, outcome);
            }

            @Override
            public void inquired(ProviderName provider, Fact.Found finding) {
                metrics.inquired(provider, finding);
            }

            @Override
            public void silent(Fact.Silent decided) {
                metrics.decided(decided);
                LOG.atWarn()
                        .addKeyValue("message", decided.message())
                        .addKeyValue("provider", decided.provider())
                        .addKeyValue("finding", decided.finding())
                        .addKeyValue("remedy", decided.remedy())
                        .log("its provider took it and never reported on it");
            }

            @Override
            public void settled(
                    Message message, DeliveryState state, boolean possibleDuplicate, Duration sinceAccepted) {
                metrics.ended(state, message.messageClass());
                if (state == DeliveryState.HANDED_OVER) {
                    metrics.handedOver(message.messageClass(), sinceDue(message, sinceAccepted));
                }
                if (possibleDuplicate && state == DeliveryState.HANDED_OVER) {
                    metrics.possibleDuplicate(message.messageClass());
                }
            }
        };
    }

    /** What was scheduled for later was not late until then. */
    private static Duration sinceDue(Message message, Duration sinceAccepted) {
        var planned = Duration.between(message.acceptedAt(), message.sendAt());
        return planned.isNegative() ? sinceAccepted : sinceAccepted.minus(planned);
    }

    /** What went well is only for debugging; what did not is worth a line, without addresses or content. */
    private static void log(Message message, ProviderName provider, Outcome outcome) {
        var event = outcome instanceof Outcome.Accepted ? LOG.atDebug() : LOG.atInfo();
        event.addKeyValue("message", message.id())
                .addKeyValue("provider", provider)
                .addKeyValue("outcome", outcome.getClass().getSimpleName())
                .addKeyValue("reply", outcome.reply())
                .log("not handed over");
    }
}
