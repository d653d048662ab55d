package dev.everpost.app.metrics;

import dev.everpost.fact.Outcome;

/** The types of {@link Outcome}, countable. */
enum OutcomeKind {
    ACCEPTED,
    REFUSED,
    TRY_LATER,
    PROVIDER_DOWN,
    ACCOUNT_TROUBLE,
    UNKNOWN;

    static OutcomeKind of(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted _ -> ACCEPTED;
            case Outcome.Refused _ -> REFUSED;
            case Outcome.TryLater _ -> TRY_LATER;
            case Outcome.ProviderDown _ -> PROVIDER_DOWN;
            case Outcome.AccountTrouble _ -> ACCOUNT_TROUBLE;
            case Outcome.Unknown _ -> UNKNOWN;
        };
    }
}
