package dev.everpost.sandbox;

import dev.everpost.scenario.Fault;
import dev.everpost.scenario.Journey;
import dev.everpost.world.World;
import java.io.IOException;
import java.net.URI;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Amazon SES v2 over HTTP/1.1: SendEmail with raw content, and GetAccount, with SES's own error shapes. Thread-safe.
 *
 * <p>A request must look signed; the signature is not verified. What becomes of mail is told to a topic, where there is one.
 */
public final class SimulatedSes implements SimulatedProvider {

    private final String name;
    private final boolean tls;
    private final Mailroom mailroom;
    private final Steering steering;
    private final Door door;
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong max24HourSend = new AtomicLong(-1);
    private final Map<String, Boolean> identities = new ConcurrentSkipListMap<>();
    private final World world;
    private volatile @Nullable SnsTopic topic;

    /**
     * Starts listening.
     *
     * @param port 0 for a free one
     * @param tls whether the endpoint is https
     */
    public SimulatedSes(World world, String name, int port, boolean tls, Certificates certificates, Mailroom mailroom)
            throws IOException {
        this.world = world;
        this.name = name;
        this.tls = tls;
        this.mailroom = mailroom;
        this.steering = new Steering(world, name, this::changed);
        var moves = new ApiMoves<>(world, steering, new SesRefusals());
        this.door = new Door(world, name, port, connection -> {
            if (moves.atConnect() instanceof Move.Swallow) {
                connection.swallow();
                return;
            }
            if (tls) {
                connection.startTls(moves.certificateExpired() ? certificates.expired() : certificates.valid());
            }
            new SesSession(world, connection, moves, new Ledger()).run();
        });
    }

    /** What to configure as the endpoint now; does not resolve while {@code name_not_found} is set. */
    public URI endpoint() {
        return URI.create((tls ? "https://" : "http://") + host() + ":" + port());
    }

    /** The account's quota from now on; -1 for none. */
    public void limit(long recipientsIn24Hours) {
        max24HourSend.set(recipientsIn24Hours);
    }

    /** A domain or address of the account, verified or still pending. */
    public void identity(String name, boolean verified) {
        identities.put(name, verified);
    }

    /** Tells a topic with this endpoint what becomes of mail from now on, after the endpoint confirmed; signs in version 1 or 2. */
    public void reportTo(URI hook, String topicArn, int signatureVersion) {
        var created = new SnsTopic(world, topicArn, signatureVersion, endpoint(), hook);
        topic = created;
        created.ask();
    }

    /** Whether the endpoint wants the topic's messages. */
    public boolean isConfirmed() {
        var current = topic;
        return current != null && current.isConfirmed();
    }

    /** Tells the topic this at once. */
    public void publish(String event) {
        var current = topic;
        if (current != null) {
            current.publish(event);
        }
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

    /** The selectors that its customers publish for a domain. */
    public static List<String> dkimTokens(String domain) {
        var hash = HexFormat.of().toHexDigits(domain.hashCode());
        return List.of("one" + hash, "two" + hash, "three" + hash);
    }

    @Override
    public void close() {
        steering.close();
        door.close();
        var current = topic;
        if (current != null) {
            current.close();
        }
    }

    private void changed(List<Fault> now) {
        door.obey(now);
    }

    private final class Ledger implements SesSession.Intake {

        @Override
        public String take(SesMessage message, List<String> bouncing, Journey journey) {
            var reached = message.recipients().stream()
                    .filter(recipient -> !bouncing.contains(recipient))
                    .toList();
            mailroom.deliver(name, message.sender(), reached, message.content(), journey);
            mailroom.bounce(bouncing.size());
            var id = HexFormat.of().toHexDigits(sent.incrementAndGet()) + "-sandbox-000000";
            if (journey.copies() > 0) {
                journey.told(world, () -> publish(message, id, bouncing));
            }
            return id;
        }

        private void publish(SesMessage message, String id, List<String> bouncing) {
            SesReports.of(message, id, bouncing, world.time().now()).forEach(SimulatedSes.this::publish);
        }

        @Override
        public HttpAnswer ofTopic(HttpRequest request) {
            var current = topic;
            return current == null ? HttpAnswer.empty(404) : current.answer(request);
        }

        @Override
        public long max24HourSend() {
            return max24HourSend.get();
        }

        @Override
        public List<Map<String, Object>> identities() {
            return identities.entrySet().stream()
                    .map(identity -> Map.<String, Object>of(
                            "IdentityType",
                            identity.getKey().contains("@") ? "EMAIL_ADDRESS" : "DOMAIN",
                            "IdentityName",
                            identity.getKey(),
                            "SendingEnabled",
                            identity.getValue(),
                            "VerificationStatus",
                            identity.getValue() ? "SUCCESS" : "PENDING"))
                    .toList();
        }

        @Override
        public long sentSinceStart() {
            return sent.get();
        }
    }
}
