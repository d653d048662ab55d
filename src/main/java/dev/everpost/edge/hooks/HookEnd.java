package dev.everpost.edge.hooks;

import java.util.Locale;

/** How a post ends, for the one who counts. */
public enum HookEnd {
    /** Durable, or known already. */
    KEPT(200),
    /** A question that was answered; nothing is kept. */
    HANDSHAKE(200),
    /** An address that was visited. */
    INVITATION(200),
    /** An address that did not say yes; the sender asks again. */
    INVITATION_FAILED(503),
    /** Nobody can say that it is theirs. */
    FORGED(403),
    /** It says nothing that can be read. */
    MALFORMED(400),
    /** Beyond the limit, before or after it was unpacked. */
    TOO_LARGE(413),
    /** A method or an encoding that no vendor uses. */
    UNSUPPORTED(415),
    /** Too many of this provider, or too much at once. */
    BUSY(429),
    /** The store cannot promise anything now. */
    UNAVAILABLE(503),
    /** It broke us. */
    DEFECT(500);

    private final int status;

    HookEnd(int status) {
        this.status = status;
    }

    /** What the sender is answered. */
    int status() {
        return status;
    }

    /** Its name in metrics and answers. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
