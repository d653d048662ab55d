package dev.everpost.provider.web;

import dev.everpost.fact.Outcome;
import dev.everpost.provider.Parcel;
import dev.everpost.provider.Provider;

/** Outcomes in two words, as the tables of the reference have them. */
public final class Ends {

    private Ends() {}

    /** Such as {@code Refused CONTENT}. */
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

    /** What the first recipient of a parcel gets. */
    public static String first(Provider provider, Parcel parcel) {
        return words(provider.send(parcel).getFirst());
    }
}
