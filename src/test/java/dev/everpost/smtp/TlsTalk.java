package dev.everpost.smtp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** A client that asks for TLS, believes every certificate and remembers it. */
public final class TlsTalk implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 15_000;

    private final SSLSocket tls;

    /** Connects, says EHLO and STARTTLS, and ends the handshake. */
    public TlsTalk(int port) throws Exception {
        var plain = new Socket(InetAddress.getLoopbackAddress(), port);
        plain.setSoTimeout(PATIENCE_MILLIS);
        reply(plain);
        ask(plain, "EHLO client.example");
        ask(plain, "STARTTLS");
        var context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Believer()}, null);
        tls = (SSLSocket) context.getSocketFactory().createSocket(plain, "localhost", port, true);
        tls.startHandshake();
    }

    /** Whose certificate the server showed. */
    public String subject() throws IOException {
        var shown = (X509Certificate) tls.getSession().getPeerCertificates()[0];
        return shown.getSubjectX500Principal().getName();
    }

    /** The last line of the reply. */
    public String ask(String command) throws IOException {
        return ask(tls, command);
    }

    @Override
    public void close() throws IOException {
        tls.close();
    }

    private static String ask(Socket socket, String command) throws IOException {
        socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
        return reply(socket);
    }

    private static String reply(Socket socket) throws IOException {
        var line = line(socket);
        while (line.length() > 3 && line.charAt(3) == '-') {
            line = line(socket);
        }
        return line;
    }

    /** Octet by octet: what follows a line may belong to the handshake. */
    private static String line(Socket socket) throws IOException {
        var text = new StringBuilder();
        int octet = socket.getInputStream().read();
        while (octet >= 0 && octet != '\n') {
            text.append((char) octet);
            octet = socket.getInputStream().read();
        }
        return text.toString().stripTrailing();
    }

    private static final class Believer implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
