package dev.everpost.smtp;

import dev.everpost.smtp.SmtpClientFailure.Kind;
import dev.everpost.smtp.SmtpClientOpening.NotOpened;
import dev.everpost.smtp.SmtpClientOpening.Opened;
import dev.everpost.world.World;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Opens connections to one target: name, TCP, greeting, EHLO, TLS, AUTH. Thread-safe; blocks the calling thread. */
public final class SmtpClientConnector {

    private final SmtpClientTarget target;
    private final SmtpClientAddresses names;
    private final @Nullable InetAddress source;
    private final World world;

    public SmtpClientConnector(SmtpClientTarget target, SmtpClientAddresses names, World world) {
        this(target, names, null, world);
    }

    /** Connects from this address of ours; null leaves the choice to the system. */
    public SmtpClientConnector(
            SmtpClientTarget target, SmtpClientAddresses names, @Nullable InetAddress source, World world) {
        this.target = target;
        this.names = names;
        this.source = source;
        this.world = world;
    }

    /** Opens a connection, trying each address of the host once within the connect time; the limit for what comes before
     * the content begins with it. Never throws for the network. */
    public SmtpClientOpening open(ClientPatience patience) {
        try {
            long start = world.time().nanos();
            var wire = dial(patience.connect());
            wire.limit(patience.beforeContent().minus(world.time().since(start)));
            return new Opened(introduce(wire, patience.command()));
        } catch (ClientTrouble trouble) {
            return new NotOpened(trouble.failure());
        }
    }

    private ClientWire dial(Duration atMost) throws ClientTrouble {
        long start = world.time().nanos();
        // Half, so that with a dead resolver there is time left to try the last known addresses.
        var addresses = names.resolve(atMost.dividedBy(2));
        if (addresses.isEmpty()) {
            throw new ClientTrouble(SmtpClientPhase.CONNECT, Kind.NAME_NOT_FOUND, "no address for " + target.host());
        }
        return dial(addresses, start + atMost.toNanos());
    }

    private ClientWire dial(List<InetAddress> addresses, long deadline) throws ClientTrouble {
        for (int i = 0; ; i++) {
            // What is left is shared out, so that one dead address does not use up the time of those behind it.
            var share = Duration.ofNanos((deadline - world.time().nanos()) / (addresses.size() - i));
            try {
                return ClientWire.connect(source, new InetSocketAddress(addresses.get(i), target.port()), share, world);
            } catch (ClientTrouble trouble) {
                if (i + 1 == addresses.size()) {
                    throw trouble;
                }
            }
        }
    }

    private SmtpClientConnection introduce(ClientWire wire, Duration patience) throws ClientTrouble {
        try {
            var offered = new ClientHello(wire, target, patience).exchange();
            var credentials = target.credentials();
            if (credentials != null) {
                new ClientLogin(wire, credentials, patience).exchange(offered, target.plaintextAuth());
            }
            return new SmtpClientConnection(wire, offered);
        } catch (ClientTrouble trouble) {
            wire.close();
            throw trouble;
        }
    }
}
