package dev.everpost.smtp;

import dev.everpost.world.World;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What client tests share: short patience, one target, one way to open and to send. */
final class ClientFixture {

    static final ClientPatience PATIENCE =
            new ClientPatience(Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(20));
    static final ClientPatience SHORT =
            new ClientPatience(Duration.ofMillis(800), Duration.ofMillis(800), Duration.ofMillis(800));

    private ClientFixture() {}

    static SmtpClientTarget target(ScriptedPeer peer, ClientTls tls, @Nullable ClientCredentials credentials) {
        return new SmtpClientTarget("localhost", peer.port(), tls, "gateway.example", credentials, false);
    }

    static SmtpClientOpening open(ScriptedPeer peer, ClientPatience patience) {
        return open(target(peer, ClientTls.none(), null), patience);
    }

    static SmtpClientOpening open(SmtpClientTarget target, ClientPatience patience) {
        var world = World.real().withNames(host -> List.of(InetAddress.getLoopbackAddress()));
        return new SmtpClientConnector(target, new ClientNames(target.host(), world), world).open(patience);
    }

    static SmtpClientConnection opened(SmtpClientOpening opening) {
        return switch (opening) {
            case SmtpClientOpening.Opened(var connection) -> connection;
            case SmtpClientOpening.NotOpened(var failure) -> throw new AssertionError(failure.toString());
        };
    }

    static SmtpClientFailure failure(SmtpClientOpening opening) {
        return switch (opening) {
            case SmtpClientOpening.Opened opened -> throw new AssertionError("opened");
            case SmtpClientOpening.NotOpened(var failure) -> failure;
        };
    }

    static SmtpClientEnvelope envelope(String... recipients) {
        return new SmtpClientEnvelope(
                "from@example.com",
                List.of(recipients).stream().map(SmtpClientEnvelope.To::plain).toList(),
                null);
    }

    static SmtpClientResult send(SmtpClientConnection connection, SmtpClientEnvelope envelope, String content) {
        return connection.send(envelope, "", content.getBytes(StandardCharsets.UTF_8), PATIENCE);
    }

    /** Codes of the replies, for short assertions. */
    static List<Integer> codes(List<Reply> replies) {
        return replies.stream().map(Reply::code).toList();
    }
}
