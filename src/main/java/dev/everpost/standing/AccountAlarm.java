package dev.everpost.standing;

import dev.everpost.fact.Outcome;
import dev.everpost.fact.Outcome.Trouble;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether people were told of account trouble: each is told once, and its end too. Guarded by the gate's lock. */
final class AccountAlarm {

    /** One sender's or one receiver's trouble says nothing about the others' mail, so only a quiet time ends it. */
    static final Duration QUIET = Duration.ofMinutes(10);

    /** What the provider said when it was asked, mail does not end, unless nobody could ask it for so long. */
    static final Duration ASKED_QUIET = Duration.ofHours(1);

    private @Nullable Trouble told;
    private boolean byAsking;
    private long lastTrouble;

    /** What the outcomes change about it, or null. */
    @Nullable
    News hear(List<Outcome> outcomes, long nanos) {
        News news = null;
        for (var outcome : outcomes) {
            var heard = hear(outcome, nanos);
            news = heard == null ? news : heard;
        }
        return news;
    }

    /** The provider was asked and said that the account is closed. */
    @Nullable
    News closed(Trouble trouble, String words, long nanos) {
        lastTrouble = nanos;
        byAsking = true;
        if (told == trouble) {
            return null;
        }
        told = trouble;
        return new News.Raised(trouble, words);
    }

    /** The provider was asked and said that the account may send: that ends what asking had found, and nothing else. */
    @Nullable
    News well() {
        return byAsking ? clear() : null;
    }

    private News clear() {
        told = null;
        byAsking = false;
        return new News.Cleared();
    }

    private @Nullable News hear(Outcome outcome, long nanos) {
        return switch (outcome) {
            case Outcome.AccountTrouble trouble -> trouble(trouble, nanos);
            case Outcome.Accepted _ -> accepted(nanos);
            case Outcome.Refused _, Outcome.TryLater _, Outcome.ProviderDown _, Outcome.Unknown _ -> null;
        };
    }

    private @Nullable News trouble(Outcome.AccountTrouble outcome, long nanos) {
        boolean lesser = isPartial(outcome.trouble()) && told != null;
        if (!lesser || isPartial(told)) {
            lastTrouble = nanos;
        }
        if (lesser || told == outcome.trouble()) {
            return null;
        }
        told = outcome.trouble();
        return new News.Raised(outcome.trouble(), outcome.reply());
    }

    private @Nullable News accepted(long nanos) {
        boolean tooSoon = isPartial(told) && nanos - lastTrouble < QUIET.toNanos();
        boolean asked = byAsking && nanos - lastTrouble < ASKED_QUIET.toNanos();
        return told == null || tooSoon || asked ? null : clear();
    }

    /** Whether the rest of the mail may go well at the same time. */
    private static boolean isPartial(@Nullable Trouble trouble) {
        return trouble == Trouble.SENDER_NOT_VERIFIED || trouble == Trouble.REPUTATION;
    }

    /** What to tell. */
    sealed interface News {
        record Raised(Trouble trouble, String reply) implements News {}

        record Cleared() implements News {}
    }
}
