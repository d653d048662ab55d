package dev.everpost.standing;

/** What an operator decided about a gate, until resumed. */
record Order(Standing.Condition condition, String by, String reason, long since) {

    /** As admissions and standings show it. */
    String why() {
        return condition.label() + " by " + by + ": " + reason;
    }
}
