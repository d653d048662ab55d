package dev.everpost.smtp;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * How a client encrypts: when, and whom it trusts. Thread-safe; one instance serves all connections to a host, so that
 * TLS sessions are resumed.
 */
public final class ClientTls {

    private final Mode mode;
    private final boolean verify;
    private final SSLContext context;

    private ClientTls(Mode mode, boolean verify, SSLContext context) {
        this.mode = mode;
        this.verify = verify;
        this.context = context;
    }

    /** When a connection becomes encrypted. */
    public enum Mode {
        /** Never. */
        NONE,
        /** With STARTTLS if the server offers it; whoever can edit the stream can take the offer away. */
        OPPORTUNISTIC,
        /** With STARTTLS, or the connection is given up. */
        STARTTLS,
        /** From the first octet (RFC 8314). */
        IMPLICIT
    }

    /**
     * Prepares TLS 1.2 and 1.3.
     *
     * @param verify check the certificate chain and the host name; false accepts anybody
     * @param caFile certificates in PEM that are trusted instead of the machine's; null for the machine's
     * @throws IllegalArgumentException when the file cannot be read or holds no certificate
     */
    public static ClientTls of(Mode mode, boolean verify, @Nullable Path caFile) {
        return new ClientTls(mode, verify, ClientTrust.context(verify, caFile));
    }

    /** No TLS at all. */
    public static ClientTls none() {
        return of(Mode.NONE, true, null);
    }

    Mode mode() {
        return mode;
    }

    /** Lays TLS over a connected socket; the handshake is still to come. */
    SSLSocket over(Socket plain, String host) throws IOException {
        var socket = (SSLSocket) context.getSocketFactory().createSocket(plain, host, plain.getPort(), true);
        var parameters = socket.getSSLParameters();
        parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        if (verify) {
            // The rules of RFC 2818, which are those of RFC 6125 for a DNS name or an IP address.
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
        }
        socket.setSSLParameters(parameters);
        return socket;
    }
}
