package dev.everpost.experience;

import dev.everpost.fact.Outcome;

/** How one recipient's share of an attempt ended, without words. */
public enum Kind {
    /** The provider took it. */
    ACCEPTED,
    /** This recipient or this content, for good. */
    REFUSED,
    /** This recipient or its receiver, for now. */
    DEFERRED,
    /** We send too fast. */
    THROTTLED,
    /** The provider does not work. */
    DOWN,
    /** The provider works, but not for this account. */
    ACCOUNT,
    /** Nobody knows. */
    UNKNOWN;

    /** The kind of an outcome. */
    public static Kind of(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted _ -> ACCEPTED;
            case Outcome.Refused _ -> REFUSED;
            case Outcome.TryLater later ->
                switch (later.cause()) {
                    case RECIPIENT -> DEFERRED;
                    case THROTTLED -> THROTTLED;
                };
            case Outcome.ProviderDown _ -> DOWN;
            case Outcome.AccountTrouble _ -> ACCOUNT;
            case Outcome.Unknown _ -> UNKNOWN;
        };
    }

    /** Whether the provider failed the mail, or may have: it is the provider's doing, not the recipient's. */
    public boolean isFailure() {
        return switch (this) {
            case DOWN, ACCOUNT, UNKNOWN -> true;
            case ACCEPTED, REFUSED, DEFERRED, THROTTLED -> false;
        };
    }

    /** Whether the provider answered, so that the time it took tells how fast it is. */
    public boolean isAnswer() {
        return switch (this) {
            case ACCEPTED, REFUSED, DEFERRED, THROTTLED -> true;
            case DOWN, ACCOUNT, UNKNOWN -> false;
        };
    }
}
