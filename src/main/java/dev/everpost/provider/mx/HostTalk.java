package dev.everpost.provider.mx;

import dev.everpost.smtp.ClientTls;
import dev.everpost.smtp.ClientTls.Mode;
import dev.everpost.smtp.SmtpClientConnector;
import dev.everpost.smtp.SmtpClientFailure.Kind;
import dev.everpost.smtp.SmtpClientPhase;
import dev.everpost.smtp.SmtpClientResult;
import dev.everpost.smtp.SmtpClientResult.Failed;
import dev.everpost.smtp.SmtpClientReuse;
import dev.everpost.smtp.SmtpClientReuse.Load;
import dev.everpost.smtp.SmtpClientTarget;
import dev.everpost.world.World;
import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Talks to one address of an exchanger, over a kept connection if there is one. Thread-safe. */
final class HostTalk implements AutoCloseable {

    private final int port;
    private final World world;
    private final ClientTls clear = ClientTls.none();
    private final ClientTls opportunistic;
    private final ClientTls encrypted;
    private final ClientTls verified;
    private final SmtpClientReuse<Way> connections;

    HostTalk(MxSettings settings, World world) {
        this.port = settings.port();
        this.world = world;
        this.opportunistic = ClientTls.of(Mode.OPPORTUNISTIC, false, null);
        this.encrypted = ClientTls.of(Mode.STARTTLS, false, null);
        this.verified = ClientTls.of(Mode.STARTTLS, true, settings.caFile());
        this.connections = new SmtpClientReuse<>(MxSettings.KEEPING, world);
    }

    /**
     * What two connections must have in common to be interchangeable; where TLS was asked for in another way, it may not
     * be there.
     *
     * @param host the name that was asked for, which is the one in the certificate
     */
    record Way(String host, InetAddress address, Source source, TlsDemand demand) {}

    SmtpClientResult carry(Way way, Load load) {
        var tls = switch (way.demand()) {
            case OPPORTUNISTIC -> opportunistic;
            case ENCRYPTED -> encrypted;
            case VERIFIED -> verified;
        };
        var result = connections.carry(way, connector(way, tls), load, _ -> {});
        // Encryption nobody insists on must not cost the delivery (RFC 7435 section 3).
        return way.demand() == TlsDemand.OPPORTUNISTIC && failedAtTls(result)
                ? connections.carry(way, connector(way, clear), load, _ -> {})
                : result;
    }

    int idleConnections() {
        return connections.idleConnections();
    }

    @Override
    public void close() {
        connections.close();
    }

    private SmtpClientConnector connector(Way way, ClientTls tls) {
        var target = new SmtpClientTarget(way.host(), port, tls, way.source().name(), null, false);
        return new SmtpClientConnector(target, _ -> List.of(way.address()), source(way), world);
    }

    private static @Nullable InetAddress source(Way way) {
        return way.source().address();
    }

    private static boolean failedAtTls(SmtpClientResult result) {
        return result instanceof Failed(var _, var failure)
                && failure.phase() == SmtpClientPhase.TLS
                && failure.kind() != Kind.TIMEOUT;
    }
}
