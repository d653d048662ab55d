package dev.everpost.publish;

import dev.everpost.fact.Outcome;

/** The two words by which applications tell bounces apart; only {@code Permanent} should make them give an address up. */
public record BounceKind(String type, String subType) {

    /** The address is on the account's suppression list. */
    public static final BounceKind SUPPRESSED = new BounceKind("Permanent", "OnAccountSuppressionList");

    /** Its deadline passed. */
    public static final BounceKind EXPIRED = new BounceKind("Transient", "General");

    /** No provider here can carry it: that says nothing about the address. */
    public static final BounceKind NO_CARRIER = new BounceKind("Undetermined", "Undetermined");

    private static final String TRANSIENT = "Transient";

    /**
     * What a refusal says. A mailbox that is full and content that is not liked are no reason to give an address up, although
     * this message has come to its end.
     */
    static BounceKind of(Outcome.Scope scope, Diagnosis diagnosis) {
        var status = diagnosis.status();
        if (status.endsWith(".2.2")) {
            return new BounceKind(TRANSIENT, "MailboxFull");
        }
        if (status.endsWith(".3.4") || status.endsWith(".2.3") || diagnosis.code() == 552) {
            return new BounceKind(TRANSIENT, "MessageTooLarge");
        }
        return switch (scope) {
            case CONTENT -> new BounceKind(TRANSIENT, "ContentRejected");
            case RECIPIENT -> new BounceKind("Permanent", status.equals("5.1.3") ? "NoEmail" : "General");
        };
    }
}
