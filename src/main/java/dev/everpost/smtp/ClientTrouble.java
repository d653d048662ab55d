package dev.everpost.smtp;

import java.io.IOException;

/** Carries a failure up through the dialogue's straight line; never leaves this room. */
final class ClientTrouble extends IOException {

    private static final long serialVersionUID = 1;
    private final transient SmtpClientFailure failure;

    ClientTrouble(SmtpClientFailure failure) {
        super(failure.detail());
        this.failure = failure;
    }

    ClientTrouble(SmtpClientPhase phase, SmtpClientFailure.Kind kind, String detail) {
        this(SmtpClientFailure.of(phase, kind, detail));
    }

    SmtpClientFailure failure() {
        return failure;
    }
}
