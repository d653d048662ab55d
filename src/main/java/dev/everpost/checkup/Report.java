package dev.everpost.checkup;

import dev.everpost.provider.Checkup;
import dev.everpost.provider.Checkup.Quota;
import dev.everpost.provider.Checkup.Sender;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The last checkup of one account. Immutable.
 *
 * @param at when it was asked, by our clock
 * @param words for people, one line; may be a provider's: hostile text
 * @param quota as told, and nothing of it when it did not answer
 * @param senders as told, in lower case
 * @param answeredAt when it last answered; null before the first answer
 */
public record Report(
        Instant at,
        Condition condition,
        String words,
        Quota quota,
        Map<String, Sender> senders,
        @Nullable Instant answeredAt) {

    /** The share of a quota from which on it is low. */
    public static final double LOW = 0.9;

    public Report {
        senders = Map.copyOf(senders);
    }

    /** Reads an answer. */
    public static Report of(Checkup checkup, Instant at, @Nullable Instant answeredBefore) {
        return switch (checkup) {
            case Checkup.Answered(var sending, var quota, var senders, var words) ->
                new Report(at, condition(sending, quota), words + words(quota), quota, senders, at);
            case Checkup.Failed(var outcome) ->
                new Report(at, Condition.FAILING, outcome.reply(), Quota.UNTOLD, Map.of(), answeredBefore);
            case Checkup.NotOffered(var why) ->
                new Report(at, Condition.NOT_OFFERED, why, Quota.UNTOLD, Map.of(), answeredBefore);
        };
    }

    private static Condition condition(boolean sending, Quota quota) {
        if (!sending) {
            return Condition.SENDING_OFF;
        }
        var limit = quota.limit();
        var left = left(quota);
        if (left != null && left <= 0) {
            return Condition.QUOTA_SPENT;
        }
        return limit != null && left != null && limit - left >= limit * LOW ? Condition.QUOTA_LOW : Condition.WELL;
    }

    private static @Nullable Long left(Quota quota) {
        var limit = quota.limit();
        var used = quota.used();
        var counted = limit == null || used == null ? null : Long.valueOf(limit - used);
        return quota.left() == null ? counted : quota.left();
    }

    private static String words(Quota quota) {
        var left = left(quota);
        if (left == null) {
            return "";
        }
        return "; " + left + (quota.limit() == null ? "" : " of " + quota.limit()) + " left"
                + (quota.period() == null ? "" : " in " + quota.period());
    }
}
