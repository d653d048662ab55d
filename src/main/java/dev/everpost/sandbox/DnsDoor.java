package dev.everpost.sandbox;

import dev.everpost.world.World;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One port of the loopback for both protocols of the DNS (RFC 1035 section 4.2). Thread-safe. */
final class DnsDoor implements AutoCloseable {

    private static final int BYTES_MAX = 65_535;
    private static final int PORTS_TRIED = 20;

    private final World world;
    private final Answering answering;
    private final Door tcp;
    private final DatagramSocket udp;

    /** What is said to a message; null is silence. */
    interface Answering {
        byte @Nullable [] answer(byte[] query, boolean datagram) throws IOException;
    }

    /** Listens at once; port 0 takes one that is free for both. */
    DnsDoor(World world, int port, Answering answering) throws IOException {
        this.world = world;
        this.answering = answering;
        var pair = listen(port);
        this.tcp = pair.tcp();
        this.udp = pair.udp();
        world.threads().start("dns-udp", this::serveDatagrams);
    }

    private record Pair(Door tcp, DatagramSocket udp) {}

    int port() {
        return tcp.port();
    }

    @Override
    public void close() {
        udp.close();
        tcp.close();
    }

    private Pair listen(int port) throws IOException {
        for (int i = 1; ; i++) {
            var door = new Door(world, "dns", port, this::serveStream);
            try {
                return new Pair(door, new DatagramSocket(door.port(), InetAddress.getLoopbackAddress()));
            } catch (IOException taken) {
                door.close();
                if (port != 0 || i == PORTS_TRIED) {
                    throw taken;
                }
            }
        }
    }

    private void serveDatagrams() {
        var packet = new DatagramPacket(new byte[BYTES_MAX], BYTES_MAX);
        while (!udp.isClosed()) {
            try {
                packet.setLength(BYTES_MAX);
                udp.receive(packet);
                var answer = answering.answer(Arrays.copyOf(packet.getData(), packet.getLength()), true);
                if (answer != null) {
                    udp.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
                }
            } catch (IOException gone) {
                // the socket was closed, or one client was gone: the loop's condition tells
            }
        }
    }

    /** Until the client has heard enough, which ends in an EOFException that the door takes. */
    private void serveStream(Connection connection) throws IOException {
        while (true) {
            int length = ByteBuffer.wrap(connection.input().bytes(2)).getShort() & 0xffff;
            var answer = answering.answer(connection.input().bytes(length), false);
            if (answer != null) {
                var framed = ByteBuffer.allocate(2 + answer.length)
                        .putShort((short) answer.length)
                        .put(answer);
                connection.output().write(framed.array());
                connection.output().flush();
            }
        }
    }
}
