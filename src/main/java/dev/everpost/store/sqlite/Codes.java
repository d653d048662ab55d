package dev.everpost.store.sqlite;

import dev.everpost.message.MessageClass;
import dev.everpost.message.Recipient.Notify;
import dev.everpost.message.Submission.Via;
import dev.everpost.store.DeliveryState;
import dev.everpost.store.Lane;
import dev.everpost.store.Suppressions.Reason;
import java.util.List;

/**
 * The numbers that stand for constants in the database: a constant's place in its list, never its ordinal, so that
 * reordering an enum can not reinterpret what is stored. Append only; CodesTest pins them.
 */
final class Codes {

    static final List<Via> VIA = List.of(Via.SMTP, Via.REST, Via.SES, Via.INTERNAL);
    static final List<MessageClass> CLASS =
            List.of(MessageClass.CRITICAL, MessageClass.TRANSACTIONAL, MessageClass.BULK);
    static final List<Notify> NOTIFY = List.of(Notify.UNSPECIFIED, Notify.NEVER, Notify.FAILURE, Notify.OTHER);
    static final List<DeliveryState> STATE = List.of(
            DeliveryState.WAITING,
            DeliveryState.ATTEMPTING,
            DeliveryState.HANDED_OVER,
            DeliveryState.REFUSED,
            DeliveryState.EXPIRED,
            DeliveryState.CANCELLED,
            DeliveryState.SUPPRESSED);
    static final List<Reason> REASON = List.of(Reason.BOUNCE, Reason.COMPLAINT, Reason.UNSUBSCRIBE, Reason.MANUAL);
    static final List<Lane> LANE = List.of(
            Lane.CRITICAL_FRESH,
            Lane.CRITICAL_RETRY,
            Lane.TRANSACTIONAL_FRESH,
            Lane.TRANSACTIONAL_RETRY,
            Lane.BULK_FRESH,
            Lane.BULK_RETRY);

    private Codes() {}

    static <E extends Enum<E>> int of(List<E> codes, E constant) {
        return codes.indexOf(constant);
    }
}
