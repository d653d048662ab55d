package dev.everpost.dns;

import dev.everpost.world.Time;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;

/**
 * One question to one server: UDP, and TCP when the answer is too long for that (RFC 1035 section 4.2, RFC 7766).
 *
 * <p>The socket is connected and new for every question, so that an answer comes from the server's address to a port that
 * nobody can guess; what has another id or another question is not an answer to it.
 */
final class ServerCall {

    private static final int BYTES_MAX = 65_535;

    private final InetSocketAddress server;
    private final Time time;
    private final long deadline;

    /** The call shall be over within {@code atMost}, its second part over TCP included. */
    ServerCall(InetSocketAddress server, Duration atMost, Time time) {
        this.server = server;
        this.time = time;
        this.deadline = time.nanos() + atMost.toNanos();
    }

    /** The answer; throws SocketTimeoutException when it is not there in time, IOException when nobody listens. */
    Message ask(Question question) throws IOException {
        var asked = question.message();
        var answer = overUdp(asked);
        return answer.getHeader().getFlag(Flags.TC) ? overTcp(asked) : answer;
    }

    private Message overUdp(Message asked) throws IOException {
        try (var socket = new DatagramSocket()) {
            socket.connect(server);
            var wire = asked.toWire();
            socket.send(new DatagramPacket(wire, wire.length));
            var packet = new DatagramPacket(new byte[BYTES_MAX], BYTES_MAX);
            while (true) {
                socket.setSoTimeout(millisLeft());
                packet.setLength(BYTES_MAX);
                socket.receive(packet);
                var answer = answerIn(ByteBuffer.wrap(packet.getData(), 0, packet.getLength()), asked);
                if (answer != null) {
                    return answer;
                }
            }
        }
    }

    private Message overTcp(Message asked) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(server, millisLeft());
            var wire = asked.toWire();
            socket.getOutputStream()
                    .write(ByteBuffer.allocate(2 + wire.length)
                            .putShort((short) wire.length)
                            .put(wire)
                            .array());
            var answer = answerIn(ByteBuffer.wrap(read(socket)), asked);
            if (answer == null) {
                throw new IOException("the answer over TCP is to another question");
            }
            return answer;
        }
    }

    private byte[] read(Socket socket) throws IOException {
        socket.setSoTimeout(millisLeft());
        var in = new DataInputStream(socket.getInputStream());
        var wire = new byte[in.readUnsignedShort()];
        int have = 0;
        while (have < wire.length) {
            // A server that sends byte by byte has the same deadline as all others.
            socket.setSoTimeout(millisLeft());
            int more = in.read(wire, have, wire.length - have);
            if (more < 0) {
                throw new IOException("the answer over TCP ended after " + have + " bytes of " + wire.length);
            }
            have += more;
        }
        return wire;
    }

    private int millisLeft() throws SocketTimeoutException {
        long left = (deadline - time.nanos()) / 1_000_000;
        if (left <= 0) {
            throw new SocketTimeoutException("no answer in time");
        }
        return (int) Math.min(left, Integer.MAX_VALUE);
    }

    /** Null when this is no answer to what was asked. */
    private static @Nullable Message answerIn(ByteBuffer wire, Message asked) {
        try {
            var message = new Message(wire);
            boolean ours = message.getHeader().getFlag(Flags.QR)
                    && message.getHeader().getID() == asked.getHeader().getID()
                    && asked.getQuestion().equals(message.getQuestion());
            return ours ? message : null;
        } catch (IOException | RuntimeException unreadable) {
            // Anybody can send a datagram; the library throws more than it declares.
            return null;
        }
    }
}
