package dev.everpost.provider.web;

import dev.everpost.fact.Outcome;

/** Outcomes as tables write them: the type, and what scope, cause or failure it has. */
public final class Outcomes {

    private Outcomes() {}

    /** Such as {@code TryLater THROTTLED}. */
    public static String words(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted _ -> "Accepted";
            case Outcome.Refused refused -> "Refused " + refused.scope();
            case Outcome.TryLater later -> "TryLater " + later.cause();
            case Outcome.ProviderDown down -> "ProviderDown " + down.failure();
            case Outcome.AccountTrouble trouble -> "AccountTrouble " + trouble.trouble();
            case Outcome.Unknown _ -> "Unknown";
        };
    }
}
