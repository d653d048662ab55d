package dev.everpost.smtp;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509TrustManager;

/** The client's end of a real socket: sends raw octets (one char each), reads replies; waits 10 s at most. */
final class ServerWire implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 10_000;

    private Socket socket;

    ServerWire(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
    }

    /** In one write. */
    ServerWire send(String octets) throws IOException {
        socket.getOutputStream().write(octets.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    /** One line without CRLF; null at the end of the stream. */
    String line() throws IOException {
        var text = new StringBuilder();
        int octet = socket.getInputStream().read();
        while (octet >= 0 && octet != '\n') {
            text.append((char) octet);
            octet = socket.getInputStream().read();
        }
        return octet < 0 && text.isEmpty() ? null : text.toString().stripTrailing();
    }

    /** One reply of any number of lines; its last line. */
    String reply() throws IOException {
        var line = line();
        while (line != null && line.length() > 3 && line.charAt(3) == '-') {
            line = line();
        }
        if (line == null) {
            throw new EOFException("the server closed the connection instead of replying");
        }
        return line;
    }

    String ask(String line) throws IOException {
        return send(line + "\r\n").reply();
    }

    /** Greeting, EHLO, MAIL, RCPT; each must succeed. */
    ServerWire envelope() throws IOException {
        expect("220", reply());
        expect("250", ask("EHLO client.test"));
        return transaction();
    }

    ServerWire transaction() throws IOException {
        expect("250", ask("MAIL FROM:<a@example.com>"));
        expect("250", ask("RCPT TO:<b@example.net>"));
        return this;
    }

    /** All replies up to the end of the stream, the last line of each. */
    List<String> repliesToTheEnd() throws IOException {
        var replies = new ArrayList<String>();
        var line = lineOrReset();
        while (line != null) {
            if (line.length() < 4 || line.charAt(3) != '-') {
                replies.add(line);
            }
            line = lineOrReset();
        }
        return replies;
    }

    private String lineOrReset() throws IOException {
        try {
            return line();
        } catch (java.net.SocketException e) {
            return null;
        }
    }

    boolean isAtEnd() throws IOException {
        return socket.getInputStream().read() < 0;
    }

    void endOutput() throws IOException {
        socket.shutdownOutput();
    }

    /** Trusts any certificate. */
    ServerWire startTls() throws Exception {
        var context = SSLContext.getInstance("TLS");
        context.init(null, new X509TrustManager[] {new TrustsAll()}, null);
        var secure = (SSLSocket) context.getSocketFactory().createSocket(socket, "mx.test", socket.getPort(), true);
        secure.startHandshake();
        socket = secure;
        return this;
    }

    private static void expect(String code, String reply) {
        if (!reply.startsWith(code)) {
            throw new AssertionError("expected " + code + " but got: " + reply);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private static final class TrustsAll implements X509TrustManager {
        @Override
        public void checkClientTrusted(java.security.cert.X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(java.security.cert.X509Certificate[] chain, String type) {}

        @Override
        public java.security.cert.X509Certificate[] getAcceptedIssuers() {
            return new java.security.cert.X509Certificate[0];
        }
    }
}
