package dev.everpost.smtp;

import dev.everpost.world.Time;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;

/**
 * A client's socket with a buffer each way. Replies wait until the input buffer is empty and the thread is about to block,
 * so that a pipelined batch is answered by one write (RFC 2920 section 3.2). Used by one thread, except where a method says so.
 */
final class ServerChannel {

    /** More than {@link ServerLineReader#LINE_BYTES_MAX}, and enough for most messages in one read. */
    private static final int BUFFER_BYTES = 16_384;

    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long LAST_PAUSE_NANOS = 1_000 * NANOS_PER_MILLI;

    private final Time time;
    private final ServerReplyWriter replies = new ServerReplyWriter();
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private final Socket plain;
    private Socket socket;
    private volatile boolean blocked;
    private volatile long blockedSince;
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
        beginBlocking();
        replies.writeTo(socket.getOutputStream());
        blocked = false;
    }

    private void beginBlocking() {
        blockedSince = time.nanos();
        blocked = true;
    }

    /**
     * True when one call of the socket has been blocked for so long. A write has no timeout of its own, and that of a read
     * begins again with each octet of a TLS record that drips in. May be called by any thread.
     */
    boolean isStuckFor(Duration atLeast) {
        return blocked && time.since(blockedSince).compareTo(atLeast) >= 0;
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
        beginBlocking();
        int read = socket.getInputStream().read(buffer, limit, BUFFER_BYTES - limit);
        blocked = false;
        if (read < 0) {
            throw new EOFException("the client closed the connection");
        }
        limit += read;
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
        beginBlocking();
        secure.startHandshake();
        blocked = false;
        socket = secure;
        return secure.getSession();
    }

    /** Makes a blocked read see the end of input. May be called by any thread. */
    void endInput() {
        try {
            plain.shutdownInput();
        } catch (IOException e) {
            abort();
        }
    }

    /**
     * Closes so that the last reply arrives: a close with unread input would reset the connection under it. Reads on until
     * the client closes, pauses for {@link #LAST_PAUSE_NANOS}, or has sent or taken too much.
     */
    void closeAfterReading(long mostBytes, long deadlineNanos) {
        try {
            flush();
            endOutput();
            long read = 0;
            while (read < mostBytes) {
                position = 0;
                limit = 0;
                fill(Math.min(deadlineNanos, time.nanos() + LAST_PAUSE_NANOS));
                read += limit;
            }
        } catch (IOException e) {
            // gone, or too slow in going: either way there is nobody left to tell
        }
        close();
    }

    /** Under TLS the end of output would end input too, so there the client has to see the close itself. */
    private void endOutput() throws IOException {
        if (socket == plain) {
            plain.shutdownOutput();
        }
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

    /** Closes without a last word even from TLS, and so wakes a thread that is blocked. May be called by any thread. */
    void abort() {
        closeQuietly(plain);
    }

    /** Closes at once; TLS says so to the client, for which it may have to wait. */
    void close() {
        beginBlocking();
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
