package dev.everpost.sandbox;

import dev.everpost.world.World;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.ReverseMap;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;

/**
 * A recursive name server on one port of the loopback, UDP and TCP, whose names can be written and made ill while it runs.
 * Thread-safe.
 *
 * <p>Names are written as a person says them, {@code example.com}. Records live {@value #TTL_SECONDS} s, a "no" 60 s.
 */
public final class SimulatedDns implements AutoCloseable {

    /** How long a client may believe a record. */
    public static final int TTL_SECONDS = 300;

    private static final int PLAIN_UDP_BYTES = 512;
    private static final int STRING_BYTES = 255;

    private final SimulatedZones zones = new SimulatedZones();
    private final AtomicLong questions = new AtomicLong();
    private final DnsDoor door;

    /** Listens at once; port 0 takes one that is free for both protocols. */
    public SimulatedDns(World world, int port) throws IOException {
        this.door = new DnsDoor(world, port, this::answer);
    }

    /** Where to send questions. */
    public InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), door.port());
    }

    /** Questions heard, answered or not. */
    public long questions() {
        return questions.get();
    }

    /** Adds a mail exchanger; an empty exchange is the null MX of RFC 7505. */
    public SimulatedDns mx(String domain, int preference, String exchange) {
        return add(new MXRecord(name(domain), DClass.IN, TTL_SECONDS, preference, name(exchange)));
    }

    /** Adds an address record of the address's kind. */
    public SimulatedDns address(String host, InetAddress address) {
        return add(
                address.getAddress().length == 4
                        ? new ARecord(name(host), DClass.IN, TTL_SECONDS, address)
                        : new AAAARecord(name(host), DClass.IN, TTL_SECONDS, address));
    }

    /** Adds a text, cut into strings of 255 bytes. */
    public SimulatedDns text(String name, String text) {
        var bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        var strings = new ArrayList<String>();
        for (int at = 0; at < bytes.length || at == 0; at += STRING_BYTES) {
            var part = Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + STRING_BYTES));
            strings.add(escaped(part));
        }
        return add(new TXTRecord(name(name), DClass.IN, TTL_SECONDS, strings));
    }

    /** Makes a name an alias of another. */
    public SimulatedDns alias(String name, String target) {
        return add(new CNAMERecord(name(name), DClass.IN, TTL_SECONDS, name(target)));
    }

    /** Names an address. */
    public SimulatedDns pointer(InetAddress address, String host) {
        return add(new PTRRecord(ReverseMap.fromAddress(address), DClass.IN, TTL_SECONDS, name(host)));
    }

    /** Forgets every record of a name. */
    public SimulatedDns forget(String name) {
        zones.remove(name(name));
        return this;
    }

    /** From now on this name and all below it are ill; the empty name means all. */
    public SimulatedDns fail(String suffix, DnsFault fault) {
        zones.fail(name(suffix), fault);
        return this;
    }

    /** Ends every fault. */
    public void heal() {
        zones.heal();
    }

    @Override
    public void close() {
        door.close();
    }

    private SimulatedDns add(Record record) {
        zones.add(record);
        return this;
    }

    private byte @Nullable [] answer(byte[] wire, boolean datagram) throws IOException {
        var query = new Message(wire);
        questions.incrementAndGet();
        var fault = zones.faultOf(query.getQuestion().getName());
        var reply = reply(query, fault, datagram);
        if (reply == null) {
            return null;
        }
        int most = !datagram
                ? 65_535
                : query.getOPT() == null ? PLAIN_UDP_BYTES : query.getOPT().getPayloadSize();
        return reply.toWire(most);
    }

    private @Nullable Message reply(Message query, @Nullable DnsFault fault, boolean datagram) {
        return switch (fault) {
            case null -> zones.answer(query);
            case SILENT -> null;
            case SERVER_FAILURE -> SimulatedZones.reply(query, Rcode.SERVFAIL);
            case REFUSED -> SimulatedZones.reply(query, Rcode.REFUSED);
            case NO_SUCH_NAME -> SimulatedZones.reply(query, Rcode.NXDOMAIN);
            case TRUNCATED -> datagram ? SimulatedZones.truncated(query) : zones.answer(query);
        };
    }

    private static String escaped(byte[] bytes) {
        var text = new StringBuilder();
        for (byte b : bytes) {
            text.append(String.format("\\%03d", b & 0xff));
        }
        return text.toString();
    }

    private static Name name(String text) {
        try {
            return text.isEmpty() ? Name.root : Name.fromString(text, Name.root);
        } catch (TextParseException wrong) {
            throw new IllegalArgumentException("'" + text + "' is not a name: " + wrong.getMessage(), wrong);
        }
    }
}
