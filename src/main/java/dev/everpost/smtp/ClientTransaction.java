package dev.everpost.smtp;

import dev.everpost.smtp.SmtpClientFailure.Kind;
import dev.everpost.smtp.SmtpClientResult.Answered;
import dev.everpost.smtp.SmtpClientResult.Declined;
import dev.everpost.smtp.SmtpClientResult.Failed;
import dev.everpost.smtp.SmtpClientResult.NoRecipient;
import dev.everpost.smtp.SmtpClientResult.Unsendable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One message from MAIL to the answer to the final dot, pipelined where the server allows it (RFC 2920). */
final class ClientTransaction {

    private static final int START_MAIL_INPUT = 354;
    private static final int CLOSING = 421;

    private final ClientWire wire;
    private final ClientCommands commands;
    private final SmtpClientCapabilities offered;
    private final ClientPatience patience;
    private final List<Reply> recipientReplies = new ArrayList<>();
    private SmtpClientPhase phase = SmtpClientPhase.MAIL;
    private boolean open;
    private boolean spent;

    ClientTransaction(
            ClientWire wire, SmtpClientCapabilities offered, SmtpClientEnvelope envelope, ClientPatience patience) {
        this.wire = wire;
        this.offered = offered;
        this.commands = new ClientCommands(envelope, offered);
        this.patience = patience;
    }

    /** True when the server still holds an envelope of ours, so that the next transaction begins with RSET. */
    boolean isOpen() {
        return open;
    }

    /** True when nothing more can be said on this connection. */
    boolean isConnectionSpent() {
        return spent;
    }

    SmtpClientResult run(String trace, byte[] content, boolean resetFirst) {
        var scan = ClientContentScan.of(content);
        open = resetFirst;
        var objection = commands.objection(trace, content, scan);
        if (objection != null) {
            return new Unsendable(objection);
        }
        try {
            if (resetFirst) {
                reset();
            }
            return carry(trace, content, scan);
        } catch (ClientTrouble trouble) {
            spent = true;
            return new Failed(known(), trouble.failure());
        }
    }

    private SmtpClientResult carry(String trace, byte[] content, ClientContentScan scan) throws ClientTrouble {
        if (commands.travelling().isEmpty()) {
            return new NoRecipient(commands.inOrder(List.of()));
        }
        var mail = commands.mail(trace, content, scan);
        var refusal = offered.pipelining() ? envelopeAtOnce(mail) : envelopeStepByStep(mail);
        if (refusal != null) {
            return refusal;
        }
        return body(trace, content, scan);
    }

    private void reset() throws ClientTrouble {
        var reply = ask("RSET");
        if (reply.code() != 250) {
            throw new ClientTrouble(SmtpClientFailure.said(phase, reply));
        }
        open = false;
    }

    /** Everything up to DATA in one write; the replies are read after it. Returns null when the server wants the body. */
    private @Nullable SmtpClientResult envelopeAtOnce(String mail) throws ClientTrouble {
        wire.requireQuiet(phase);
        var lines = new StringBuilder(mail).append("\r\n");
        commands.travelling().forEach(to -> lines.append(commands.rcpt(to)).append("\r\n"));
        lines.append("DATA\r\n");
        wire.write(phase, lines.toString().getBytes(StandardCharsets.UTF_8), patience.command());
        var mailReply = reply();
        if (!mailReply.isPositive()) {
            return declined(mailReply);
        }
        open = true;
        phase = SmtpClientPhase.RCPT;
        for (int i = 0; i < commands.travelling().size(); i++) {
            recipientReplies.add(reply());
        }
        phase = SmtpClientPhase.DATA;
        return judge(reply());
    }

    private @Nullable SmtpClientResult envelopeStepByStep(String mail) throws ClientTrouble {
        var reply = ask(mail);
        if (!reply.isPositive()) {
            return new Declined(SmtpClientPhase.MAIL, List.of(), reply);
        }
        open = true;
        phase = SmtpClientPhase.RCPT;
        for (var to : commands.travelling()) {
            recipientReplies.add(ask(commands.rcpt(to)));
        }
        if (noneAccepted()) {
            return new NoRecipient(known());
        }
        phase = SmtpClientPhase.DATA;
        return judge(ask("DATA"));
    }

    /** MAIL was refused with the rest already on its way: the other replies must be read, if the server still gives them. */
    private Declined declined(Reply mail) {
        try {
            Reply last = mail;
            for (int i = 0; i <= commands.travelling().size(); i++) {
                last = wire.reply(phase, patience.command());
            }
            if (last.code() == START_MAIL_INPUT) {
                emptyBody();
            }
        } catch (ClientTrouble trouble) {
            spent = true;
        }
        return new Declined(SmtpClientPhase.MAIL, List.of(), mail);
    }

    private @Nullable SmtpClientResult judge(Reply data) throws ClientTrouble {
        boolean wantsBody = data.code() == START_MAIL_INPUT;
        if (data.isPositive() && !wantsBody) {
            throw new ClientTrouble(phase, Kind.NONSENSE, "DATA answered by " + data.inOneLine());
        }
        if (!noneAccepted()) {
            return wantsBody ? null : new Declined(SmtpClientPhase.DATA, known(), data);
        }
        if (wantsBody) {
            emptyBody();
        }
        return new NoRecipient(known());
    }

    /** The server waits for a message although it took no recipient: RFC 2920 section 3.1 ends it by a lone dot. */
    private void emptyBody() throws ClientTrouble {
        wire.requireQuiet(phase);
        wire.write(phase, new byte[] {'.', '\r', '\n'}, patience.command());
        wire.reply(phase, patience.command());
        open = false;
    }

    private SmtpClientResult body(String trace, byte[] content, ClientContentScan scan) throws ClientTrouble {
        wire.requireQuiet(phase);
        phase = SmtpClientPhase.BODY;
        try {
            ClientBody.write(trace, content, scan.dottedLine(), this::chunk);
        } catch (EarlyAnswer early) {
            spent = true;
            return new Declined(SmtpClientPhase.BODY, known(), early.reply());
        }
        var end = wire.reply(phase, patience.finalDot());
        if (end.isPositive() && end.code() >= 300) {
            throw new ClientTrouble(phase, Kind.NONSENSE, "the final dot answered by " + end.inOneLine());
        }
        open = false;
        spent = end.code() == CLOSING;
        return new Answered(known(), end);
    }

    private void chunk(byte[] bytes, int length, boolean last) throws ClientTrouble {
        if (wire.hasSurplus()) {
            throw new EarlyAnswer(refusalAmidBody());
        }
        if (last) {
            phase = SmtpClientPhase.FINAL_DOT;
        }
        wire.write(phase, bytes, length, last ? patience.finalDot() : patience.command());
    }

    /** A server may say no before it has seen everything (too large, closing); a yes at this place is nonsense. */
    private Reply refusalAmidBody() throws ClientTrouble {
        var reply = reply();
        if (reply.isPositive()) {
            throw new ClientTrouble(phase, Kind.NONSENSE, "an answer before the final dot: " + reply.inOneLine());
        }
        return reply;
    }

    private Reply ask(String command) throws ClientTrouble {
        return closingIsTheEnd(wire.ask(phase, command, patience.command()));
    }

    private Reply reply() throws ClientTrouble {
        return closingIsTheEnd(wire.reply(phase, patience.command()));
    }

    private Reply closingIsTheEnd(Reply reply) throws ClientTrouble {
        if (reply.code() == CLOSING) {
            throw new ClientTrouble(SmtpClientFailure.said(phase, reply));
        }
        if (reply.code() >= 300 && reply.isPositive() && phase != SmtpClientPhase.DATA) {
            throw new ClientTrouble(phase, Kind.NONSENSE, phase + " answered by " + reply.inOneLine());
        }
        return reply;
    }

    private boolean noneAccepted() {
        return recipientReplies.stream().noneMatch(Reply::isPositive);
    }

    /** The replies for all recipients of the envelope, or none when the server did not get to the last of them. */
    private List<Reply> known() {
        boolean complete = recipientReplies.size() == commands.travelling().size();
        return complete ? commands.inOrder(recipientReplies) : List.of();
    }

    /** Leaves the writing of the body; carries the server's early no. */
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
