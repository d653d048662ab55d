package dev.everpost.smtp;

import dev.everpost.smtp.SmtpClientFailure.Kind;
import dev.everpost.smtp.SmtpClientResult.Answered;
import dev.everpost.smtp.SmtpClientResult.Declined;
import dev.everpost.smtp.SmtpClientResult.Failed;
import dev.everpost.smtp.SmtpClientResult.NoRecipient;
import dev.everpost.smtp.SmtpClientResult.Unsendable;
import java.util.List;

/** One message, from the first look at it to the answer to the final dot. */
final class ClientTransaction {

    private final ClientWire wire;
    private final SmtpClientCapabilities offered;
    private final ClientPatience patience;
    private final ClientCommands commands;
    private final ClientDialogue dialogue;
    private final ClientEnvelopeExchange envelope;
    private boolean open;
    private boolean spent;

    /** {@code open}: the server still holds an envelope of an earlier transaction. */
    ClientTransaction(
            ClientWire wire,
            SmtpClientCapabilities offered,
            SmtpClientEnvelope envelope,
            ClientPatience patience,
            boolean open) {
        this.wire = wire;
        this.offered = offered;
        this.patience = patience;
        this.commands = new ClientCommands(envelope, offered);
        this.dialogue = new ClientDialogue(wire, patience);
        this.envelope = new ClientEnvelopeExchange(dialogue, commands);
        this.open = open;
    }

    /** True when the server holds an envelope of ours, so that the next transaction begins with RSET. */
    boolean isOpen() {
        return open;
    }

    /** True when nothing more can be said on this connection. */
    boolean isConnectionSpent() {
        return spent;
    }

    SmtpClientResult run(String trace, byte[] content) {
        var scan = ClientContentScan.of(content);
        var objection = commands.objection(trace, content, scan);
        if (objection != null) {
            return new Unsendable(objection);
        }
        if (commands.travelling().isEmpty()) {
            return new NoRecipient(commands.inOrder(List.of()));
        }
        try {
            return carry(trace, content, scan);
        } catch (ClientTrouble trouble) {
            spent = true;
            return new Failed(envelope.known(), trouble.failure());
        }
    }

    private SmtpClientResult carry(String trace, byte[] content, ClientContentScan scan) throws ClientTrouble {
        wire.limit(patience.beforeContent());
        if (open) {
            reset();
        }
        var mail = commands.mail(trace, content, scan);
        var refusal = offered.pipelining() ? envelope.atOnce(mail) : envelope.stepByStep(mail);
        open = envelope.isOpen();
        spent = envelope.isConnectionSpent();
        return refusal != null ? refusal : handOver(trace, content, scan);
    }

    private void reset() throws ClientTrouble {
        var reply = dialogue.ask("RSET");
        if (reply.code() != 250) {
            throw new ClientTrouble(SmtpClientFailure.said(dialogue.phase(), reply));
        }
    }

    private SmtpClientResult handOver(String trace, byte[] content, ClientContentScan scan) throws ClientTrouble {
        wire.requireQuiet(dialogue.phase());
        wire.lift();
        dialogue.enter(SmtpClientPhase.BODY);
        try {
            ClientBody.write(trace, content, scan.dottedLine(), this::chunk);
        } catch (EarlyAnswer early) {
            spent = true;
            return new Declined(SmtpClientPhase.BODY, envelope.known(), early.reply());
        }
        var end = dialogue.hearEnd();
        open = false;
        spent = ClientDialogue.endsTheConnection(end);
        return new Answered(envelope.known(), end);
    }

    private void chunk(byte[] bytes, int length, boolean last) throws ClientTrouble {
        if (wire.hasSurplus()) {
            throw new EarlyAnswer(refusalAmidBody());
        }
        if (last) {
            dialogue.enter(SmtpClientPhase.FINAL_DOT);
        }
        wire.write(dialogue.phase(), bytes, length, patience.command());
    }

    /** A server may say no before it has seen everything (too large, closing); a yes at this place is nonsense. */
    private Reply refusalAmidBody() throws ClientTrouble {
        var reply = dialogue.hear();
        if (reply.isPositive()) {
            throw new ClientTrouble(
                    SmtpClientPhase.BODY, Kind.NONSENSE, "an answer before the final dot: " + reply.inOneLine());
        }
        return reply;
    }

    /** Leaves the writing of the content; carries the server's early no. */
    private static final class EarlyAnswer extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient Reply reply;

        EarlyAnswer(Reply reply) {
            super(null, null, false, false);
            this.reply = reply;
        }

        Reply reply() {
            return reply;
        }
    }
}
