package dev.everpost.delivery;

import dev.everpost.fact.Fact;
import dev.everpost.message.MessageClass;
import dev.everpost.provider.Finding;
import dev.everpost.route.OnUnknown;
import dev.everpost.route.RouteRule;
import dev.everpost.store.Delivery;
import java.time.Duration;
import java.time.Instant;

/**
 * How long to stay in doubt: the policy of an unknown outcome as numbers. Pure.
 *
 * @param rule of the message
 */
record Doubt(RouteRule rule) {

    /** Copies that {@code on_unknown: resend} may risk at once; after that even a code waits. */
    static final int RESENDS_MAX = 2;

    private static final Duration ASK_AGAIN_BASE = Duration.ofSeconds(5);
    private static final Duration ASK_AGAIN_CAP = Duration.ofMinutes(2);

    /** Whether it is sent again at once when nobody can tell. */
    boolean resends(Delivery delivery) {
        return rule.onUnknown() == OnUnknown.RESEND && delivery.unknowns() <= RESENDS_MAX;
    }

    /** Until when it waits for news; each further try that nobody answers makes another copy likelier, so the waits double. */
    Instant until(Delivery delivery, OpenQuestion question) {
        int doublings = Math.clamp(delivery.unknowns() - 1, 0, 20);
        return question.hurried()
                ? Instant.MIN
                : question.endedAt().plus(rule.unknownWait().multipliedBy(1L << doublings));
    }

    /** How long one answer is worth waiting for, with a message in hand. */
    static Duration patience(MessageClass messageClass) {
        return switch (messageClass) {
            case CRITICAL -> Duration.ofSeconds(1);
            case TRANSACTIONAL, BULK -> Duration.ofSeconds(3);
        };
    }

    /** Between two questions about one attempt. */
    static Duration pause(OpenQuestion question) {
        var pause = ASK_AGAIN_BASE.multipliedBy(1L << Math.min(question.asked(), 20));
        return pause.compareTo(ASK_AGAIN_CAP) < 0 ? pause : ASK_AGAIN_CAP;
    }

    /** What was said, for people. */
    static String words(Finding finding) {
        return switch (finding) {
            case Finding.Taken(var _, var words) -> words;
            case Finding.NotTaken(var words) -> words;
            case Finding.NotYet(var words) -> words;
            case Finding.CannotTell(var why) -> why;
        };
    }

    /** The finding as the ledger keeps it. */
    static Fact.Found kind(Finding finding) {
        return switch (finding) {
            case Finding.Taken _ -> Fact.Found.TAKEN;
            case Finding.NotTaken _ -> Fact.Found.NOT_TAKEN;
            case Finding.NotYet _ -> Fact.Found.NOT_YET;
            case Finding.CannotTell _ -> Fact.Found.CANNOT_TELL;
        };
    }
}
