package dev.everpost.checkup;

import java.util.Locale;

/** How an account is, in one word. */
public enum Condition {
    /** It may send, and has room. */
    WELL,
    /** Nine tenths of its quota are spent. */
    QUOTA_LOW,
    /** Nothing of its quota is left. */
    QUOTA_SPENT,
    /** The provider does not let it send. */
    SENDING_OFF,
    /** It could not be asked: a sign, and no more, for mail may go all the same. */
    FAILING,
    /** There is no such question at this provider. */
    NOT_OFFERED;

    /** As people and the API see it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
