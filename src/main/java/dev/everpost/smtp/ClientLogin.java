package dev.everpost.smtp;

import dev.everpost.smtp.SmtpClientFailure.Kind;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** AUTH PLAIN (RFC 4616) or, where only that is offered, AUTH LOGIN. */
final class ClientLogin {

    private static final int CHALLENGE = 334;
    private static final int PASSED = 235;

    private final ClientWire wire;
    private final ClientCredentials credentials;
    private final Duration patience;

    ClientLogin(ClientWire wire, ClientCredentials credentials, Duration patience) {
        this.wire = wire;
        this.credentials = credentials;
        this.patience = patience;
    }

    void exchange(SmtpClientCapabilities offered, boolean plaintextAllowed) throws ClientTrouble {
        if (!mayTravel(wire.isEncrypted(), wire.peer(), plaintextAllowed)) {
            throw new ClientTrouble(
                    SmtpClientPhase.AUTH,
                    Kind.TLS,
                    "the connection is not encrypted, so no password is sent; use STARTTLS or implicit TLS,"
                            + " or allow plaintext AUTH explicitly");
        }
        var answer = answer(offered);
        if (answer.code() == PASSED) {
            return;
        }
        if (answer.isPositive()) {
            throw new ClientTrouble(SmtpClientPhase.AUTH, Kind.NONSENSE, "AUTH answered by " + answer.code());
        }
        throw new ClientTrouble(SmtpClientFailure.said(SmtpClientPhase.AUTH, answer));
    }

    /** A password goes where nobody else can read it, or where the configuration says it may be read. */
    static boolean mayTravel(boolean encrypted, InetAddress peer, boolean plaintextAllowed) {
        return encrypted || peer.isLoopbackAddress() || plaintextAllowed;
    }

    private Reply answer(SmtpClientCapabilities offered) throws ClientTrouble {
        if (offered.authMechanisms().contains("PLAIN")) {
            return plain();
        }
        if (offered.authMechanisms().contains("LOGIN")) {
            return login();
        }
        throw new ClientTrouble(
                SmtpClientPhase.AUTH,
                Kind.NO_AUTH,
                "the server offers neither AUTH PLAIN nor AUTH LOGIN"
                        + (wire.isEncrypted() ? "" : " on an unencrypted connection")
                        + ", but a password is configured");
    }

    private Reply plain() throws ClientTrouble {
        var response = base64("\0" + credentials.username() + "\0" + credentials.password());
        var reply = ask("AUTH PLAIN " + response);
        // Some servers pass over the initial response and ask for it again.
        return reply.code() == CHALLENGE ? ask(response) : reply;
    }

    private Reply login() throws ClientTrouble {
        var reply = ask("AUTH LOGIN");
        if (reply.code() == CHALLENGE) {
            reply = ask(base64(credentials.username()));
        }
        return reply.code() == CHALLENGE ? ask(base64(credentials.password())) : reply;
    }

    private Reply ask(String line) throws ClientTrouble {
        return wire.ask(SmtpClientPhase.AUTH, line, patience);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
