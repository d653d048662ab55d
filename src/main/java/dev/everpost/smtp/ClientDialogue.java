package dev.everpost.smtp;

import dev.everpost.smtp.SmtpClientFailure.Kind;
import java.nio.charset.StandardCharsets;

/** Asks and hears within one transaction: knows the phase, the patience, and that a 421 ends everything. */
final class ClientDialogue {

    private static final int CLOSING = 421;

    private final ClientWire wire;
    private final ClientPatience patience;
    private SmtpClientPhase phase = SmtpClientPhase.MAIL;

    ClientDialogue(ClientWire wire, ClientPatience patience) {
        this.wire = wire;
        this.patience = patience;
    }

    SmtpClientPhase phase() {
        return phase;
    }

    void enter(SmtpClientPhase next) {
        phase = next;
    }

    /** One command, one reply. */
    Reply ask(String command) throws ClientTrouble {
        say(command + "\r\n");
        return hear();
    }

    /** Writes whole lines, before which nothing unasked may have come. */
    void say(String lines) throws ClientTrouble {
        wire.requireQuiet(phase);
        wire.write(phase, lines.getBytes(StandardCharsets.UTF_8), patience.command());
    }

    /** A reply that leaves the dialogue going: no 421, and a 3yz only to DATA. */
    Reply hear() throws ClientTrouble {
        var reply = hearAnything();
        if (reply.code() == CLOSING) {
            throw new ClientTrouble(SmtpClientFailure.said(phase, reply));
        }
        if (reply.code() >= 300 && reply.isPositive() && phase != SmtpClientPhase.DATA) {
            throw new ClientTrouble(phase, Kind.NONSENSE, phase + " answered by " + reply.inOneLine());
        }
        return reply;
    }

    /** Whatever the server says to what was sent before. */
    Reply hearAnything() throws ClientTrouble {
        return wire.reply(phase, patience.command());
    }

    /** The answer to the content: 2yz, 4yz (421 among them) or 5yz. */
    Reply hearEnd() throws ClientTrouble {
        var end = wire.reply(phase, patience.finalDot());
        if (end.isPositive() && end.code() >= 300) {
            throw new ClientTrouble(phase, Kind.NONSENSE, "the final dot answered by " + end.inOneLine());
        }
        return end;
    }

    static boolean endsTheConnection(Reply reply) {
        return reply.code() == CLOSING;
    }
}
