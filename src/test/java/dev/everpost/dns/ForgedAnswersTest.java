package dev.everpost.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.world.World;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Whoever can send datagrams to our port still cannot speak for the server. */
class ForgedAnswersTest {

    @Test
    void whatIsNoAnswerToTheQuestionIsPassedOverAndTheTrueAnswerIsTaken() throws Exception {
        try (var server = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            World.real().threads().start("forger", () -> serve(server));
            var settings = new ResolverSettings(
                    List.of((InetSocketAddress) server.getLocalSocketAddress()),
                    Duration.ofSeconds(5),
                    ResolverSettings.Caching.STANDARD);
            var answer = new DnsResolver(settings, World.real()).ipv4("victim.example");
            assertThat(answer.recordsOrNone()).containsExactly((Inet4Address) InetAddress.getByName("192.0.2.1"));
        }
    }

    private static void serve(DatagramSocket server) {
        try {
            var packet = new DatagramPacket(new byte[1500], 1500);
            server.receive(packet);
            var query = new Message(Arrays.copyOf(packet.getData(), packet.getLength()));
            for (var wire : answers(query)) {
                server.send(new DatagramPacket(wire, wire.length, packet.getSocketAddress()));
            }
        } catch (IOException gone) {
            // the spec is over
        }
    }

    private static List<byte[]> answers(Message query) throws IOException {
        var wires = new ArrayList<byte[]>();
        wires.add(new byte[0]);
        wires.add("nonsense".getBytes(StandardCharsets.US_ASCII));
        wires.add(answer(query.getHeader().getID() ^ 1, query.getQuestion(), "203.0.113.1"));
        var other = Record.newRecord(Name.fromString("other.example."), Type.A, DClass.IN);
        wires.add(answer(query.getHeader().getID(), other, "203.0.113.2"));
        wires.add(query.toWire());
        wires.add(answer(query.getHeader().getID(), query.getQuestion(), "192.0.2.1"));
        return wires;
    }

    private static byte[] answer(int id, Record question, String address) throws IOException {
        var message = new Message(id);
        message.getHeader().setFlag(Flags.QR);
        message.addRecord(question, Section.QUESTION);
        message.addRecord(
                new ARecord(question.getName(), DClass.IN, 60, InetAddress.getByName(address)), Section.ANSWER);
        return message.toWire();
    }
}
