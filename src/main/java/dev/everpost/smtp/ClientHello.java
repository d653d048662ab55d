package dev.everpost.smtp;

import dev.everpost.smtp.ClientTls.Mode;
import dev.everpost.smtp.SmtpClientFailure.Kind;
import java.time.Duration;

/** The opening of a dialogue: greeting, EHLO, TLS (RFC 3207, RFC 8314), up to a server that may be trusted with AUTH. */
final class ClientHello {

    private final ClientWire wire;
    private final SmtpClientTarget target;
    private final Duration patience;

    ClientHello(ClientWire wire, SmtpClientTarget target, Duration patience) {
        this.wire = wire;
        this.target = target;
        this.patience = patience;
    }

    /** Returns what the server offers at the end, under TLS if there is TLS. */
    SmtpClientCapabilities exchange() throws ClientTrouble {
        if (target.tls().mode() == Mode.IMPLICIT) {
            wire.encrypt(target.tls(), target.host(), patience);
        }
        var greeting = wire.reply(SmtpClientPhase.GREETING, patience);
        require(220, greeting, SmtpClientPhase.GREETING);
        var offered = hello();
        return wantsStartTls(offered) ? startTls() : offered;
    }

    private SmtpClientCapabilities hello() throws ClientTrouble {
        var ehlo = wire.ask(SmtpClientPhase.HELLO, "EHLO " + target.localName(), patience);
        if (ehlo.isPermanent()) {
            require(
                    250,
                    wire.ask(SmtpClientPhase.HELLO, "HELO " + target.localName(), patience),
                    SmtpClientPhase.HELLO);
            return SmtpClientCapabilities.none();
        }
        require(250, ehlo, SmtpClientPhase.HELLO);
        return SmtpClientCapabilities.of(ehlo);
    }

    private boolean wantsStartTls(SmtpClientCapabilities offered) throws ClientTrouble {
        return switch (target.tls().mode()) {
            case NONE, IMPLICIT -> false;
            case OPPORTUNISTIC -> offered.startTls();
            case STARTTLS -> {
                if (!offered.startTls()) {
                    throw new ClientTrouble(
                            SmtpClientPhase.TLS,
                            Kind.TLS,
                            target.host() + ":" + target.port() + " does not offer STARTTLS, which is required here");
                }
                yield true;
            }
        };
    }

    private SmtpClientCapabilities startTls() throws ClientTrouble {
        require(220, wire.ask(SmtpClientPhase.TLS, "STARTTLS", patience), SmtpClientPhase.TLS);
        if (wire.hasSurplus()) {
            // Whoever can edit the plaintext would speak in the server's name under TLS (CVE-2021-38371 and kin).
            throw new ClientTrouble(
                    SmtpClientPhase.TLS, Kind.TLS, "plaintext after the reply to STARTTLS: response injection");
        }
        wire.encrypt(target.tls(), target.host(), patience);
        return hello();
    }

    private static void require(int code, Reply reply, SmtpClientPhase phase) throws ClientTrouble {
        if (reply.code() == code) {
            return;
        }
        if (reply.isPositive()) {
            throw new ClientTrouble(phase, Kind.NONSENSE, "expected " + code + ", got: " + reply.inOneLine());
        }
        throw new ClientTrouble(SmtpClientFailure.said(phase, reply));
    }
}
