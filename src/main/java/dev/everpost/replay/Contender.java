package dev.everpost.replay;

/** Who has to get the mail out. */
public enum Contender {
    EVERPOST("Everpost"),
    SINGLE("one provider, patience"),
    TRY_NEXT("try the next, per message"),
    BREAKER("the same, 5-failure breaker");

    private final String label;

    Contender(String label) {
        this.label = label;
    }

    /** For tables. */
    public String label() {
        return label;
    }
}
