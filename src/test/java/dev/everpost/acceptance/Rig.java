package dev.everpost.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.sandbox.Mailroom;
import dev.everpost.sandbox.Sandbox;
import dev.everpost.sandbox.SimulatedSmtp;
import dev.everpost.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/** A gateway in its own process between a client and simulated providers, whose mailroom is the judge. */
final class Rig implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final long BODIES_KEPT_BYTES = 64L << 20;

    final Mailroom mailroom = new Mailroom(World.real(), BODIES_KEPT_BYTES);
    final Sandbox sandbox = new Sandbox(World.real(), mailroom);
    final ConfigFile config;
    final RestClient rest;
    private GatewayProcess gateway;

    Rig(Path folder) {
        config = new ConfigFile(folder);
        rest = new RestClient(config.httpPort);
    }

    /** Two SMTP providers, alpha before beta, for every class. */
    static Rig withTwoProviders(Path folder) {
        var rig = new Rig(folder);
        rig.smtp("alpha");
        rig.smtp("beta");
        rig.config.route("match: { class: critical }, providers: [alpha, beta], deadline: 10m, on_unknown: resend");
        rig.config.route("match: {}, providers: [alpha, beta], deadline: 1h, on_unknown: wait, unknown_wait: 1s");
        return rig;
    }

    /** Adds a simulated SMTP provider to the sandbox and to the configuration. */
    SimulatedSmtp smtp(String name) {
        try {
            var provider = sandbox.smtp(name, 0, false);
            config.smtpProvider(name, provider.port());
            return provider;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the configuration, starts the gateway and waits until it is ready. */
    Rig start() {
        return startUntilGood("/health/ready");
    }

    /** The same for a gateway that cannot become ready. */
    Rig startUntilGood(String healthCheck) {
        gateway = GatewayProcess.start(config.write());
        gateway.awaitGood(rest, healthCheck);
        return this;
    }

    GatewayProcess gateway() {
        return gateway;
    }

    SmtpTalk talk() throws IOException {
        return new SmtpTalk(config.smtpPort);
    }

    /** The whole message as the recipient got it, once it is there; a second copy fails. */
    String arrived(String to) {
        Await.until("mail to " + to, PATIENCE, () -> !mailroom.of(to).isEmpty());
        assertThat(mailroom.of(to)).as("copies to " + to).hasSize(1);
        return new String(mailroom.body(mailroom.of(to).getFirst()).orElseThrow(), StandardCharsets.UTF_8);
    }

    /** Whether no recipient waits or is under way. */
    boolean isQueueEmpty() {
        var queue = rest.get("/api/v1/queue").json();
        return queue.path("waiting").asInt()
                        + queue.path("attempting").asInt()
                        + queue.path("scheduled").asInt()
                == 0;
    }

    @Override
    public void close() {
        if (gateway != null) {
            gateway.close();
        }
        rest.close();
        sandbox.close();
    }
}
