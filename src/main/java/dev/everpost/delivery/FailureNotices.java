package dev.everpost.delivery;

import dev.everpost.message.Content;
import dev.everpost.message.EmailAddress;
import dev.everpost.message.Message;
import dev.everpost.message.MessageClass;
import dev.everpost.message.MessageId;
import dev.everpost.message.Recipient;
import dev.everpost.message.Recipient.Notify;
import dev.everpost.message.Submission.Via;
import dev.everpost.mime.DeliveryStatus;
import dev.everpost.mime.HeaderBlock;
import dev.everpost.store.Delivery;
import dev.everpost.store.DeliveryState;
import dev.everpost.store.NewMessage;
import dev.everpost.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Writes a delivery status notification (RFC 3464) for recipients that failed and whose submitter asked with
 * NOTIFY=FAILURE. Never for the null sender, so that a notification is never answered by another. Thread-safe.
 */
public final class FailureNotices implements Notices {

    private static final Duration DEADLINE = Duration.ofDays(4);
    private static final Set<DeliveryState> FAILED =
            Set.of(DeliveryState.REFUSED, DeliveryState.EXPIRED, DeliveryState.SUPPRESSED);
    private static final Pattern STATUS = Pattern.compile("\\b([45]\\.\\d{1,3}\\.\\d{1,3})\\b");

    private final DeliveryStatus writer;
    private final IdSource ids;
    private final String hostname;
    private final World world;

    /** Where the ids of notifications come from. */
    @FunctionalInterface
    public interface IdSource {
        MessageId next();
    }

    public FailureNotices(IdSource ids, String hostname, World world) {
        this.writer = new DeliveryStatus(world.chance());
        this.ids = ids;
        this.hostname = hostname;
        this.world = world;
    }

    @Override
    public List<NewMessage> failure(Message message, Content content, List<Delivery> settled) {
        var failed = settled.stream()
                .filter(delivery -> FAILED.contains(delivery.state()))
                .filter(delivery -> delivery.recipient().wanted() == Notify.FAILURE)
                .toList();
        var sender = message.sender();
        return sender == null || failed.isEmpty() ? List.of() : List.of(notice(message, content, sender, failed));
    }

    private NewMessage notice(Message message, Content content, EmailAddress sender, List<Delivery> failed) {
        var now = Instant.ofEpochMilli(world.time().millis());
        var id = ids.next();
        var header =
                Arrays.copyOf(content.bytes(), HeaderBlock.of(content.bytes()).end());
        var report = writer.write(new DeliveryStatus.Report(
                EmailAddress.parse("mailer-daemon@" + hostname).orElse(sender),
                sender,
                hostname,
                message.envelopeId(),
                message.acceptedAt(),
                failed.stream().map(FailureNotices::failure).toList(),
                new Content(header),
                "<" + id + "@" + hostname + ">",
                now));
        var draft = new Message(
                id,
                message.submitter(),
                Via.INTERNAL,
                null,
                MessageClass.TRANSACTIONAL,
                now,
                now.plus(DEADLINE),
                now,
                report.size(),
                null,
                "Undelivered mail returned to sender",
                Map.of(),
                Map.of("notice_of", message.id().toString()));
        return new NewMessage(draft, List.of(Recipient.plain(0, sender)), report, null, null, false);
    }

    private static DeliveryStatus.Failure failure(Delivery delivery) {
        return new DeliveryStatus.Failure(
                delivery.recipient().address(),
                delivery.recipient().originalRecipient(),
                status(delivery),
                delivery.why(),
                delivery.tries() > 0 ? delivery.due() : null);
    }

    /** RFC 3463: 5.4.7 delivery time expired, 5.7.1 delivery not authorised. */
    private static String status(Delivery delivery) {
        return switch (delivery.state()) {
            case EXPIRED -> "5.4.7";
            case SUPPRESSED -> "5.7.1";
            case WAITING, ATTEMPTING, HANDED_OVER, REFUSED, CANCELLED -> {
                var match = STATUS.matcher(delivery.why());
                yield match.find() ? match.group(1) : "5.0.0";
            }
        };
    }
}
