package dev.everpost.smtp;

import dev.everpost.smtp.SmtpHandler.Client;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a session answers to each command, and what it remembers between them. Its session's thread only. */
final class ServerDialogue {

    private final ServerSettings settings;
    private final SmtpHandler handler;
    private final ServerTransaction transaction;
    private final ServerAuth auth;
    private final InetAddress address;
    private final int port;

    private boolean tls;
    private boolean authenticated;
    private boolean extended;
    private @Nullable String helo;

    ServerDialogue(
            ServerSettings settings,
            SmtpHandler handler,
            ServerTransaction transaction,
            ServerAuth auth,
            InetAddress address,
            int port) {
        this.settings = settings;
        this.handler = handler;
        this.transaction = transaction;
        this.auth = auth;
        this.address = address;
        this.port = port;
        this.tls = settings.implicitTls();
    }

    Client client() {
        return new Client(address, port, tls, helo);
    }

    /** Forgets everything that was said in the clear. */
    void secured() {
        transaction.abandon();
        tls = true;
        authenticated = false;
        extended = false;
        helo = null;
        handler.secured(client());
    }

    ServerAnswer answer(ServerCommand command) throws IOException {
        return switch (command) {
            case ServerCommand.Ehlo(var name) -> greeted(name, true);
            case ServerCommand.Helo(var name) -> greeted(name, false);
            case ServerCommand.Mail(var sender, var parameters) ->
                ServerAnswer.goOn(helo == null ? ServerReplies.GREET_FIRST : transaction.mail(sender, parameters));
            case ServerCommand.Rcpt(var recipient, var parameters) ->
                ServerAnswer.ofRecipient(transaction.rcpt(recipient, parameters));
            case ServerCommand.Data() -> transaction.data();
            case ServerCommand.Bdat(long bytes, boolean last) -> transaction.bdat(bytes, last);
            case ServerCommand.Rset() -> reset();
            case ServerCommand.Noop() -> ServerAnswer.goOn(ServerReplies.OK);
            case ServerCommand.Vrfy() -> ServerAnswer.goOn(ServerReplies.NOT_VERIFIED);
            case ServerCommand.Help() -> ServerAnswer.goOn(ServerReplies.HELP);
            case ServerCommand.StartTls() -> startTls();
            case ServerCommand.Auth(var mechanism, var initial) -> authenticate(mechanism, initial);
            case ServerCommand.Quit() -> ServerAnswer.close(ServerReplies.BYE);
            case ServerCommand.Wrong(var reply, boolean hangUp) ->
                hangUp ? ServerAnswer.close(reply) : ServerAnswer.goOn(reply);
        };
    }

    private ServerAnswer greeted(String name, boolean extensions) {
        transaction.abandon();
        helo = name;
        extended = extensions;
        handler.greeted(client());
        var lines = new ArrayList<String>();
        lines.add(settings.hostname());
        if (extensions) {
            lines.addAll(extensions());
        }
        return ServerAnswer.goOn(new Reply(250, "", lines));
    }

    private List<String> extensions() {
        var lines = new ArrayList<>(List.of(
                "PIPELINING",
                "SIZE " + settings.limits().sizes().messageBytes(),
                "8BITMIME",
                "SMTPUTF8",
                "ENHANCEDSTATUSCODES",
                "CHUNKING",
                "DSN"));
        if (settings.tls() != null && !tls) {
            lines.add("STARTTLS");
        }
        if (mayAuthenticate()) {
            lines.add("AUTH PLAIN LOGIN");
        }
        lines.add("HELP");
        return lines;
    }

    private ServerAnswer reset() {
        transaction.abandon();
        return ServerAnswer.goOn(ServerReplies.OK);
    }

    private ServerAnswer startTls() {
        if (tls) {
            return ServerAnswer.goOn(ServerReplies.TLS_ALREADY_ON);
        }
        return settings.tls() == null
                ? ServerAnswer.goOn(ServerReplies.NO_TLS_HERE)
                : ServerAnswer.startTls(ServerReplies.READY_FOR_TLS);
    }

    private ServerAnswer authenticate(String mechanism, @Nullable String initial) throws IOException {
        var refusal = whyNotAuthenticate();
        if (refusal != null) {
            return ServerAnswer.goOn(refusal);
        }
        var answer = auth.exchange(mechanism, initial);
        authenticated = answer.reply().code() == 235;
        return answer;
    }

    private @Nullable Reply whyNotAuthenticate() {
        if (!extended) {
            return ServerReplies.GREET_FIRST;
        }
        if (authenticated) {
            return Reply.of(503, "5.5.1", "Already authenticated");
        }
        if (transaction.isOpen()) {
            return Reply.of(503, "5.5.1", "AUTH is not allowed during a transaction");
        }
        if (mayAuthenticate()) {
            return null;
        }
        return settings.auth() == ServerSettings.AuthPolicy.NEVER
                ? Reply.of(502, "5.5.1", "AUTH is not available")
                : Reply.of(538, "5.7.11", "AUTH needs TLS; send STARTTLS first");
    }

    private boolean mayAuthenticate() {
        return switch (settings.auth()) {
            case NEVER -> false;
            case UNDER_TLS_OR_ON_LOOPBACK -> tls || address.isLoopbackAddress();
            case ALWAYS -> true;
        };
    }
}
