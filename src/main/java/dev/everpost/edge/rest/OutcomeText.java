package dev.everpost.edge.rest;

import dev.everpost.fact.Outcome;
import java.util.Locale;
import java.util.Optional;

/** Names outcomes in the API's words. */
final class OutcomeText {

    private OutcomeText() {}

    /** The kind in one word. */
    static String word(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted _ -> "accepted";
            case Outcome.Refused _ -> "refused";
            case Outcome.TryLater _ -> "try_later";
            case Outcome.ProviderDown _ -> "provider_down";
            case Outcome.AccountTrouble _ -> "account_trouble";
            case Outcome.Unknown _ -> "unknown";
        };
    }

    /** What exactly: whose refusal, which failure. */
    static Optional<String> detail(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted _, Outcome.Unknown _ -> Optional.empty();
            case Outcome.Refused refused -> Optional.of(lower(refused.scope()));
            case Outcome.TryLater later -> Optional.of(lower(later.cause()));
            case Outcome.ProviderDown down -> Optional.of(lower(down.failure()));
            case Outcome.AccountTrouble trouble -> Optional.of(lower(trouble.trouble()));
        };
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
