package dev.everpost.smtp;

import org.jspecify.annotations.Nullable;

/**
 * Why a dialogue did not come to its end, and where.
 *
 * @param detail in one line, for people; may quote the peer, so escape it wherever it is shown; never holds a secret
 * @param reply what the server said, only when {@code kind} is {@link Kind#REPLY}
 */
public record SmtpClientFailure(
        SmtpClientPhase phase,
        Kind kind,
        String detail,
        @Nullable Reply reply) {

    /** The nature of a failure. */
    public enum Kind {
        NAME_NOT_FOUND,
        /** No address took the connection: refused, or its host is unreachable. */
        CONNECT_REFUSED,
        /** This machine has no way there at all: no network, or a source address that is not its own. */
        NO_NETWORK,
        /** The time for this phase passed. */
        TIMEOUT,
        /** End of stream or a reset. */
        BROKEN,
        /** Handshake, certificate, host name, or TLS missing where it is required. */
        TLS,
        /** A reply outside of the grammar, its limits or its place. */
        NONSENSE,
        /** The server offers no AUTH mechanism that we speak. */
        NO_AUTH,
        /** The server answered with a code that ends the dialogue. */
        REPLY
    }

    /** True when the server may have taken the message although it never said so. */
    public boolean handedOver() {
        return phase == SmtpClientPhase.FINAL_DOT;
    }

    static SmtpClientFailure of(SmtpClientPhase phase, Kind kind, String detail) {
        return new SmtpClientFailure(phase, kind, detail, null);
    }

    static SmtpClientFailure said(SmtpClientPhase phase, Reply reply) {
        return new SmtpClientFailure(phase, Kind.REPLY, reply.inOneLine(), reply);
    }
}
