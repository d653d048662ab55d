package dev.everpost.sandbox;

import dev.everpost.scenario.Fault;
import dev.everpost.scenario.Journey;
import dev.everpost.world.World;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * An SMTP provider: RFC 5321 with PIPELINING, SIZE, 8BITMIME, SMTPUTF8, AUTH (any credentials) and STARTTLS. Thread-safe.
 *
 * <p>It has its own small dialogue, not the gateway's: the gateway is judged against it, and faults live below the
 * protocol.
 */
public final class SimulatedSmtp implements SimulatedProvider {

    private final String name;
    private final Mailroom mailroom;
    private final Steering steering;
    private final Door door;
    private final AtomicLong taken = new AtomicLong();

    /**
     * Starts listening.
     *
     * @param address of the loopback
     * @param port 0 for a free one
     * @param tls whether STARTTLS is offered when nothing is wrong
     */
    public SimulatedSmtp(
            World world,
            String name,
            InetAddress address,
            int port,
            boolean tls,
            Certificates certificates,
            Mailroom mailroom)
            throws IOException {
        this.name = name;
        this.mailroom = mailroom;
        this.steering = new Steering(world, name, this::changed);
        var moves = new SmtpMoves(world, steering);
        this.door = new Door(
                world,
                name,
                address,
                port,
                connection -> new SmtpSession(world, connection, moves, certificates, tls, this::take).run());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int port() {
        return door.port();
    }

    @Override
    public void set(Fault... faults) {
        steering.set(List.of(faults));
    }

    @Override
    public List<Fault> faults() {
        return steering.set();
    }

    @Override
    public List<Fault> active() {
        return steering.active();
    }

    /** Connections that clients have open now. */
    public int connections() {
        return door.connections();
    }

    @Override
    public void close() {
        steering.close();
        door.close();
    }

    private void changed(List<Fault> now) {
        door.obey(now);
    }

    private String take(String sender, List<String> recipients, byte[] content, Journey journey) {
        mailroom.deliver(name, sender, recipients, content, journey);
        return name + "-" + taken.incrementAndGet();
    }
}
