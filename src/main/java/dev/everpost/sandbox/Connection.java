package dev.everpost.sandbox;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** One accepted TCP connection with the ways to treat it badly. Used by one thread; {@link #reset} by any. */
final class Connection implements AutoCloseable {

    private static final int BUFFER_BYTES = 16 * 1024;

    private final Socket plain;
    private Socket current;
    private WireInput input;
    private OutputStream output;

    Connection(Socket plain) throws IOException {
        plain.setTcpNoDelay(true);
        this.plain = plain;
        this.current = plain;
        this.input = new WireInput(plain.getInputStream());
        this.output = new BufferedOutputStream(plain.getOutputStream(), BUFFER_BYTES);
    }

    WireInput input() {
        return input;
    }

    OutputStream output() {
        return output;
    }

    boolean isTls() {
        return current != plain;
    }

    /** Makes a TLS server of this side; what the client sent before the handshake is forgotten. */
    void startTls(SSLContext context) throws IOException {
        var tls = (SSLSocket) context.getSocketFactory().createSocket(plain, null, plain.getPort(), true);
        tls.setUseClientMode(false);
        tls.startHandshake();
        current = tls;
        input = new WireInput(tls.getInputStream());
        output = new BufferedOutputStream(tls.getOutputStream(), BUFFER_BYTES);
    }

    /** Reads and forgets until the other side gives up. */
    void swallow() throws IOException {
        output.flush();
        InputStream raw = plain.getInputStream();
        var waste = new byte[BUFFER_BYTES];
        while (raw.read(waste) >= 0) {
            // nothing is ever answered
        }
    }

    /** Ends with RST instead of FIN. */
    void reset() {
        try {
            plain.setSoLinger(true, 0);
            plain.close();
        } catch (IOException alreadyGone) {
            // that is what was wanted
        }
    }

    @Override
    public void close() {
        try {
            current.close();
            plain.close();
        } catch (IOException alreadyGone) {
            // that is what was wanted
        }
    }
}
