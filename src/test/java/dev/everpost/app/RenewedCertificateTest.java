package dev.everpost.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.app.settings.Loading;
import dev.everpost.app.settings.SettingsFile;
import dev.everpost.edge.rest.Controls.Reload;
import dev.everpost.smtp.PemPair;
import dev.everpost.smtp.TlsTalk;
import dev.everpost.world.World;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A certificate lasts for weeks and a gateway for months: a reload takes the new one, and drops nobody. */
class RenewedCertificateTest {

    @TempDir
    private Path folder;

    private Gateway gateway;

    @BeforeEach
    void start() throws Exception {
        PemPair.of("first.example").writeTo(certificate(), key());
        Files.writeString(folder.resolve("everpost.yaml"), configuration());
        gateway = new Gateway(((Loading.Loaded) load()).settings(), this::load, World.real());
        gateway.start();
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void newSessionsSeeTheRenewedCertificateAndOpenOnesGoOn() throws Exception {
        try (var open = new TlsTalk(gateway.smtpPort())) {
            assertThat(open.subject()).isEqualTo("CN=first.example");
            PemPair.of("second.example").writeTo(certificate(), key());

            assertThat(reload())
                    .isInstanceOfSatisfying(
                            Reload.Applied.class,
                            applied -> assertThat(applied.changes())
                                    .singleElement()
                                    .asString()
                                    .contains("listen.tls", "CN=second.example", "until"));

            try (var later = new TlsTalk(gateway.smtpPort())) {
                assertThat(later.subject()).isEqualTo("CN=second.example");
            }
            assertThat(open.ask("NOOP")).startsWith("250");
        }
    }

    @Test
    void aCertificateThatStayedTheSameIsNoChange() {
        assertThat(reload())
                .isInstanceOfSatisfying(
                        Reload.Applied.class,
                        applied -> assertThat(applied.changes()).isEmpty());
    }

    @Test
    void aKeyThatDoesNotBelongToTheNewCertificateLeavesTheOldOneInForce() throws Exception {
        PemPair.of("second.example").writeTo(certificate(), folder.resolve("elsewhere.key"));

        assertThat(reload())
                .isInstanceOfSatisfying(
                        Reload.Invalid.class,
                        invalid -> assertThat(invalid.errors())
                                .singleElement()
                                .asString()
                                .contains("does not belong to the certificate"));

        try (var later = new TlsTalk(gateway.smtpPort())) {
            assertThat(later.subject()).isEqualTo("CN=first.example");
        }
    }

    private Reload reload() {
        return new GatewayControls(gateway, this::load, World.real()).reload("test");
    }

    private Loading load() {
        return new SettingsFile(Map.of()).load(folder.resolve("everpost.yaml"));
    }

    private String configuration() {
        return """
            listen:
              smtp: "127.0.0.1:0"
              http: "127.0.0.1:0"
              tls: { certificate: %s, key: %s }
            store: sqlite:%s
            trust_loopback: true
            providers:
              one: { type: smtp, host: 127.0.0.1, port: 9, tls: none }
            routes:
              - providers: [one]
            """.formatted(certificate(), key(), folder.resolve("everpost.db"));
    }

    private Path certificate() {
        return folder.resolve("server.crt");
    }

    private Path key() {
        return folder.resolve("server.key");
    }
}
