package dev.everpost.smtp;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** One connection as a script sees it. */
public final class Talk {

    private final List<String> heard;
    private final List<byte[]> bodies;
    private final Socket tcp;
    private Socket socket;
    private InputStream in;

    Talk(Socket socket, List<String> heard, List<byte[]> bodies) throws IOException {
        this.tcp = socket;
        this.socket = socket;
        this.heard = heard;
        this.bodies = bodies;
        this.in = new BufferedInputStream(socket.getInputStream(), 65_536);
    }

    /** Sends each line with CRLF, all in one write. */
    public void say(String... lines) throws IOException {
        sayRaw(String.join("\r\n", lines) + "\r\n");
    }

    public void sayRaw(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    /** The next command line. */
    public String hear() throws IOException {
        var line = new ByteArrayOutputStream();
        int octet = next();
        while (octet != '\n') {
            line.write(octet);
            octet = next();
        }
        var text = line.toString(StandardCharsets.UTF_8).stripTrailing();
        heard.add(text);
        return text;
    }

    /** Everything up to CRLF.CRLF; the lone dot at the start counts as an empty message. */
    public void hearBody() throws IOException {
        var body = new ByteArrayOutputStream();
        int matched = 2;
        while (matched < 5) {
            int octet = next();
            body.write(octet);
            matched = octet == "\r\n.\r\n".charAt(matched) ? matched + 1 : octet == '\r' ? 1 : 0;
        }
        var bytes = body.toByteArray();
        bodies.add(Arrays.copyOf(bytes, bytes.length - 3));
    }

    /** Reads exactly this many octets of a body and lets the rest be. */
    public void hearPart(int octets) throws IOException {
        in.skipNBytes(octets);
    }

    public void startTls(SSLContext context) throws IOException {
        var tls = (SSLSocket) context.getSocketFactory().createSocket(tcp, in, true);
        tls.setUseClientMode(false);
        tls.startHandshake();
        socket = tls;
        in = new BufferedInputStream(tls.getInputStream());
    }

    /** Ends with RST instead of FIN. */
    public void reset() throws IOException {
        tcp.setSoLinger(true, 0);
        tcp.close();
    }

    /** Says nothing until the client gives up. */
    public void hang() throws IOException {
        while (in.read() >= 0) {
            // Whatever comes is not answered.
        }
    }

    /** One octet now and then, and never the end of the line. */
    public void drip() throws IOException {
        while (!tcp.isClosed()) {
            sayRaw("x");
            LockSupport.parkNanos(5_000_000);
        }
    }

    /** Neither reads nor speaks until the test ends the connection. */
    public void stall() throws IOException {
        while (!tcp.isClosed()) {
            LockSupport.parkNanos(10_000_000);
        }
    }

    private int next() throws IOException {
        int octet = in.read();
        if (octet < 0) {
            throw new EOFException();
        }
        return octet;
    }
}
