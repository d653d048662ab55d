package dev.everpost.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.everpost.app.settings.Loading;
import dev.everpost.app.settings.SettingsFile;
import dev.everpost.fact.ProviderName;
import dev.everpost.health.Reading;
import dev.everpost.health.Scope;
import dev.everpost.health.Signal;
import dev.everpost.health.Source;
import dev.everpost.world.World;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A gateway sends canaries through its provider to a mailbox, and reads them back over IMAP. */
@Timeout(60)
class CanaryGatewayTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final World world = World.real();
    private final GreenMail server = new GreenMail(new ServerSetup[] {
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
    });

    @TempDir
    private Path folder;

    private Gateway gateway;

    @BeforeEach
    void start() throws Exception {
        server.start();
        server.setUser("seed@mailbox.example", "seed", "swordfish-12");
        var file = Files.writeString(folder.resolve("everpost.yaml"), """
            listen: { smtp: "127.0.0.1:0", http: "127.0.0.1:0" }
            store: sqlite:%s
            trust_loopback: true
            probes: { every: off }
            canary:
              every: 10s
              from: canary@example.com
              mailbox: { address: seed@mailbox.example, host: 127.0.0.1, port: %d, tls: none, username: seed, password: swordfish-12 }
            providers:
              relay: { type: smtp, host: 127.0.0.1, port: %d, tls: none, checkup: off }
            routes:
              - providers: [relay]
            """.formatted(
                        folder.resolve("everpost.db"),
                        server.getImap().getPort(),
                        server.getSmtp().getPort()));
        var settings = (Loading.Loaded) new SettingsFile(Map.of()).load(file);
        gateway = new Gateway(settings.settings(), () -> settings, world);
        gateway.start();
    }

    @AfterEach
    void stop() {
        gateway.close();
        server.stop();
    }

    @Test
    void oneGoesByTheProviderComesBackFromTheMailboxAndLeavesNoTrace() throws Exception {
        await(() -> canary().isPresent());
        assertThat(canary().orElseThrow().reading()).isEqualTo(Reading.WELL);
        assertThat(canary().orElseThrow().scope()).isEqualTo(new Scope.OfProvider(new ProviderName("relay")));
        assertThat(canary().orElseThrow().words()).matches("a canary took \\d+ s");
        assertThat(gateway.ledger()
                        .acceptedBy(
                                new ProviderName("relay"), world.time().now().minus(PATIENCE)))
                .as("no figure of applications' mail counts it")
                .isZero();
        assertThat(gateway.settings().toString()).doesNotContain("swordfish-12");
        assertThat(List.of(server.getReceivedMessages()))
                .as("deleted when read")
                .isEmpty();
    }

    private Optional<Signal> canary() {
        return gateway.watch().signals().current().stream()
                .filter(signal -> signal.source() == Source.CANARY)
                .findFirst();
    }

    private void await(BooleanSupplier condition) {
        long start = world.time().nanos();
        while (!condition.getAsBoolean()) {
            assertThat(world.time().since(start)).isLessThan(PATIENCE);
            world.threads().sleep(Duration.ofMillis(50));
        }
    }
}
