package dev.everpost.smtp;

import dev.everpost.smtp.SmtpClientFailure.Kind;
import dev.everpost.smtp.SmtpClientResult.Declined;
import dev.everpost.smtp.SmtpClientResult.NoRecipient;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** MAIL, RCPT and DATA, at once or step by step, up to a server that wants the content or does not. */
final class ClientEnvelopeExchange {

    private static final int START_MAIL_INPUT = 354;

    private final ClientDialogue dialogue;
    private final ClientCommands commands;
    private final List<Reply> replies = new ArrayList<>();
    private boolean open;
    private boolean spent;

    ClientEnvelopeExchange(ClientDialogue dialogue, ClientCommands commands) {
        this.dialogue = dialogue;
        this.commands = commands;
    }

    /** True when the server holds an envelope of ours. */
    boolean isOpen() {
        return open;
    }

    /** True when the server went away after it had refused. */
    boolean isConnectionSpent() {
        return spent;
    }

    /** The replies for all recipients of the envelope, or none when the server did not get to the last of them. */
    List<Reply> known() {
        return replies.size() == commands.travelling().size() ? commands.inOrder(replies) : List.of();
    }

    /** Everything up to DATA in one write, the replies after it (RFC 2920). Null when the server wants the content. */
    @Nullable
    SmtpClientResult atOnce(String mail) throws ClientTrouble {
        var lines = new StringBuilder(mail).append("\r\n");
        commands.travelling().forEach(to -> lines.append(commands.rcpt(to)).append("\r\n"));
        dialogue.say(lines.append("DATA\r\n").toString());
        var mailReply = dialogue.hear();
        if (!mailReply.isPositive()) {
            return declined(mailReply);
        }
        open = true;
        dialogue.enter(SmtpClientPhase.RCPT);
        for (int i = 0; i < commands.travelling().size(); i++) {
            replies.add(dialogue.hear());
        }
        dialogue.enter(SmtpClientPhase.DATA);
        return judge(dialogue.hear());
    }

    /** For servers without pipelining. Null when the server wants the content. */
    @Nullable
    SmtpClientResult stepByStep(String mail) throws ClientTrouble {
        var mailReply = dialogue.ask(mail);
        if (!mailReply.isPositive()) {
            return new Declined(SmtpClientPhase.MAIL, List.of(), mailReply);
        }
        open = true;
        dialogue.enter(SmtpClientPhase.RCPT);
        for (var to : commands.travelling()) {
            replies.add(dialogue.ask(commands.rcpt(to)));
        }
        if (noneAccepted()) {
            return new NoRecipient(known());
        }
        dialogue.enter(SmtpClientPhase.DATA);
        return judge(dialogue.ask("DATA"));
    }

    /** MAIL was refused with the rest already on its way: those replies must be read, if the server still gives them. */
    private Declined declined(Reply mail) {
        try {
            Reply last = mail;
            for (int i = 0; i <= commands.travelling().size(); i++) {
                last = dialogue.hearAnything();
            }
            if (last.code() == START_MAIL_INPUT) {
                emptyBody();
            }
        } catch (ClientTrouble gone) {
            spent = true;
        }
        return new Declined(SmtpClientPhase.MAIL, List.of(), mail);
    }

    private @Nullable SmtpClientResult judge(Reply data) throws ClientTrouble {
        boolean wantsBody = data.code() == START_MAIL_INPUT;
        if (data.isPositive() && !wantsBody) {
            throw new ClientTrouble(SmtpClientPhase.DATA, Kind.NONSENSE, "DATA answered by " + data.inOneLine());
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
        dialogue.say(".\r\n");
        dialogue.hearAnything();
        open = false;
    }

    private boolean noneAccepted() {
        return replies.stream().noneMatch(Reply::isPositive);
    }
}
