package dev.everpost.standing;

import dev.everpost.fact.Outcome;
import java.util.List;
import java.util.Locale;

/** What the outcomes of one attempt say about the provider. */
sealed interface Sign {

    /** Nothing: throttled, a sender that is not verified, a receiver that thinks ill of us. */
    record Nothing() implements Sign {}

    /** It answered about a recipient or content, so it works. */
    record Answered() implements Sign {}

    /** It failed. */
    record Failed(Level level, String reply) implements Sign {}

    /** It took mail. */
    record Carried() implements Sign {}

    /** It works, but not for our account. */
    record AccountClosed(Outcome.Trouble trouble, String reply) implements Sign {}

    /** How deep a failure goes. */
    enum Level {
        /** Nobody there: nothing that is sent now will arrive. */
        CONNECT,
        /** Somebody there who errs, perhaps for this message only. */
        SERVER
    }

    Sign NOTHING = new Nothing();
    Sign ANSWERED = new Answered();
    Sign CARRIED = new Carried();

    /** The weightiest sign among the outcomes: that some mail was carried outweighs a failure of the rest. */
    static Sign of(List<Outcome> outcomes) {
        Sign weightiest = NOTHING;
        for (var outcome : outcomes) {
            var sign = of(outcome);
            if (weight(sign) > weight(weightiest)) {
                weightiest = sign;
            }
        }
        return weightiest;
    }

    private static Sign of(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted _ -> CARRIED;
            case Outcome.Refused _ -> ANSWERED;
            case Outcome.TryLater later ->
                switch (later.cause()) {
                    case RECIPIENT -> ANSWERED;
                    case THROTTLED -> NOTHING;
                };
            case Outcome.ProviderDown down -> new Failed(level(down.failure()), words(down.failure(), down.reply()));
            case Outcome.AccountTrouble trouble ->
                switch (trouble.trouble()) {
                    case SENDER_NOT_VERIFIED, REPUTATION -> NOTHING;
                    case CREDENTIALS, SUSPENDED, QUOTA -> new AccountClosed(trouble.trouble(), trouble.reply());
                };
            // The body was sent and nobody answered: to the breaker that is silence.
            case Outcome.Unknown unknown -> new Failed(Level.CONNECT, "no answer: " + unknown.reply());
        };
    }

    private static Level level(Outcome.Failure failure) {
        return switch (failure) {
            case NAME_NOT_FOUND, CONNECT_REFUSED, CONNECT_TIMEOUT, TLS, SILENT -> Level.CONNECT;
            case BROKEN, SERVER_ERROR, NONSENSE -> Level.SERVER;
        };
    }

    private static String words(Outcome.Failure failure, String reply) {
        return failure.name().toLowerCase(Locale.ROOT).replace('_', ' ') + ": " + reply;
    }

    private static int weight(Sign sign) {
        return switch (sign) {
            case Nothing _ -> 0;
            case Answered _ -> 1;
            case Failed _ -> 2;
            case Carried _ -> 3;
            case AccountClosed _ -> 4;
        };
    }
}
