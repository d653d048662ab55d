package dev.everpost.smtp;

import dev.everpost.world.Time;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;

/**
 * A client's socket with a buffer each way. Replies wait until the input buffer is empty and the thread is about to block,
 * so that a pipelined batch is answered by one write (RFC 2920 section 3.2). Used by one thread, except where a method says so.
 */
final class ServerChannel {

    /** The longest command line, RFC 4954 section 4: 12 288 octets; the buffer has room for it. */
    static final int LINE_BYTES_MAX = 12_288;

    private static final int BUFFER_BYTES = 16_384;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Time time;
    private final ServerReplyWriter replies = new ServerReplyWriter();
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private final Socket plain;
    private Socket socket;
    private volatile boolean writing;
    private volatile long writingSince;
    private int position;
    private int limit;

    ServerChannel(Socket socket, Time time) throws IOException {
        this.plain = socket;
        this.socket = socket;
        this.time = time;
        socket.setTcpNoDelay(true);
    }

    byte[] buffer() {
        return buffer;
    }

    /** Where the unread octets begin. */
    int position() {
        return position;
    }

    /** Where the unread octets end. */
    int limit() {
        return limit;
    }

    void consumeTo(int newPosition) {
        position = newPosition;
    }

    /** True when nothing is buffered. */
    boolean isDry() {
        return position == limit;
    }

    void write(Reply reply) throws IOException {
        replies.add(reply);
        if (replies.isFull()) {
            flush();
        }
    }

    void flush() throws IOException {
        writingSince = time.nanos();
        writing = true;
        replies.writeTo(socket.getOutputStream());
        writing = false;
    }

    /** True when a write has been blocked for so long. May be called by any thread. */
    boolean isStuckInWriteFor(Duration atLeast) {
        return writing && time.since(writingSince).compareTo(atLeast) >= 0;
    }

    InetAddress clientAddress() {
        return plain.getInetAddress();
    }

    int clientPort() {
        return plain.getPort();
    }

    /** Sends what waits, then reads at least one octet; fails with a timeout at the deadline. */
    void fill(long deadlineNanos) throws IOException {
        flush();
        if (position > 0) {
            System.arraycopy(buffer, position, buffer, 0, limit - position);
            limit -= position;
            position = 0;
        }
        long leftMillis = (deadlineNanos - time.nanos()) / NANOS_PER_MILLI;
        if (leftMillis <= 0) {
            throw new SocketTimeoutException("the client was too slow");
        }
        socket.setSoTimeout((int) Math.min(leftMillis, Integer.MAX_VALUE));
        int read = socket.getInputStream().read(buffer, limit, BUFFER_BYTES - limit);
        if (read < 0) {
            throw new EOFException("the client closed the connection");
        }
        limit += read;
    }

    /** The next line, or what is wrong with it. A CR counts as bare only when the octet after it is here and is no LF. */
    ServerLine readLine(long deadlineNanos) throws IOException {
        int at = position;
        while (true) {
            while (at < limit && buffer[at] != '\r' && buffer[at] != '\n' && buffer[at] != 0) {
                at++;
            }
            int scanned = at - position;
            if (scanned > LINE_BYTES_MAX) {
                return new ServerLine.Endless();
            }
            if (at < limit && buffer[at] != '\r') {
                return new ServerLine.Broken(buffer[at] == 0 ? ServerTextFault.NUL : ServerTextFault.BARE_LF);
            }
            if (at + 1 < limit) {
                return buffer[at + 1] == '\n' ? line(at) : new ServerLine.Broken(ServerTextFault.BARE_CR);
            }
            fill(deadlineNanos);
            at = position + scanned;
        }
    }

    private ServerLine line(int end) {
        var text = new String(buffer, position, end - position, StandardCharsets.UTF_8);
        int length = end + 2 - position;
        position = end + 2;
        return new ServerLine.Text(text, length);
    }

    /** Sends what waits, forgets plaintext that came too early (CVE-2011-0411), and becomes a TLS server. */
    SSLSession startTls(SSLContext context, Duration atMost) throws IOException {
        flush();
        position = 0;
        limit = 0;
        var secure = (SSLSocket) context.getSocketFactory()
                .createSocket(plain, plain.getInetAddress().getHostAddress(), plain.getPort(), true);
        secure.setUseClientMode(false);
        secure.setEnabledProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        secure.setSoTimeout((int) atMost.toMillis());
        secure.startHandshake();
        socket = secure;
        return secure.getSession();
    }

    /** Makes a blocked read see the end of input. May be called by any thread. */
    void endInput() {
        try {
            plain.shutdownInput();
        } catch (IOException e) {
            close();
        }
    }

    /** Closes so that the last reply arrives: a close with unread input would reset the connection under it. */
    void closeAfterReading(long mostBytes, long deadlineNanos) {
        try {
            flush();
            socket.shutdownOutput();
            long read = 0;
            while (read < mostBytes) {
                position = 0;
                limit = 0;
                fill(deadlineNanos);
                read += limit;
            }
        } catch (IOException e) {
            // gone, or too slow in going: either way there is nobody left to tell
        }
        close();
    }

    /** Closes with a TCP reset. */
    void reset() {
        try {
            plain.setSoLinger(true, 0);
        } catch (IOException e) {
            // then it is closed already
        }
        closeQuietly(plain);
    }

    /** Closes at once. May be called by any thread. */
    void close() {
        closeQuietly(socket);
        closeQuietly(plain);
    }

    private static void closeQuietly(Socket open) {
        try {
            open.close();
        } catch (IOException e) {
            // closing is all that was wanted
        }
    }
}
