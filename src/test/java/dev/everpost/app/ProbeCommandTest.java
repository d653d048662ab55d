package dev.everpost.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.app.settings.Loading;
import dev.everpost.app.settings.SettingsFile;
import dev.everpost.health.probe.Target;
import dev.everpost.sandbox.Mailroom;
import dev.everpost.sandbox.Sandbox;
import dev.everpost.scenario.ExpiredCertificate;
import dev.everpost.world.World;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code everpost probe} against simulated providers and no gateway; and which doors a configuration has. */
class ProbeCommandTest {

    @TempDir
    Path folder;

    private final Sandbox sandbox = new Sandbox(World.real(), new Mailroom(World.real()));
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void everyStepIsPrintedAndAFailureIsTheExitCode() throws IOException {
        var relay = sandbox.smtp("relay", 0, true);
        var authority = Files.writeString(
                folder.resolve("ca.pem"), sandbox.certificates().authorityPem());
        var provider = "relay: { type: smtp, host: localhost, port: %d, tls: starttls, ca: %s }"
                .formatted(relay.port(), authority);
        write(provider);
        assertThat(run("relay")).as("%s%s", out, err).isZero();
        assertThat(out.toString())
                .contains("certificate of localhost expires in 29 days")
                .contains("greets");
        relay.set(new ExpiredCertificate());
        assertThat(run("--json")).isEqualTo(1);
        assertThat(out.toString())
                .contains("\"step\":\"tls\",\"reading\":\"failing\"")
                .contains("\"leaf\":true");
    }

    @Test
    void aNameThatIsNotConfiguredOrHasNoDoorIsSaid() throws IOException {
        write("direct: { type: mx }");
        assertThat(run("relay")).isEqualTo(2);
        assertThat(err.toString()).contains("there is no provider 'relay'; the configuration has direct");
        assertThat(run("direct")).isEqualTo(2);
        assertThat(err.toString()).contains("direct delivers to receivers directly");
    }

    @Test
    void eachVendorsDoorIsKnownAndThoseOnThisMachineAreLeftAlone() throws IOException {
        write("""
              ses: { type: ses, region: cn-north-1 }
                sendgrid: { type: sendgrid, region: eu, api_key: k }
                mailgun: { type: mailgun, region: us, domain: example.com, api_key: k, probe: off }
                postmark: { type: postmark, server_token: t, endpoint: "http://localhost:8080/api" }
                near: { type: smtp, host: 127.0.0.1, probe: on }
                far: { type: smtp, host: smtp.far.example, port: 465, tls: implicit }""");
        var loaded = (Loading.Loaded) new SettingsFile(Map.of()).load(folder.resolve("everpost.yaml"));
        assertThat(ProbeTargets.watched(loaded.settings(), "gateway.example"))
                .extracting(Target::door)
                .containsExactly(
                        "email.cn-north-1.amazonaws.com.cn:443",
                        "api.eu.sendgrid.com:443",
                        "127.0.0.1:587",
                        "smtp.far.example:465");
    }

    private void write(String providers) throws IOException {
        var first = providers.strip().split(":", 2)[0];
        Files.writeString(folder.resolve("everpost.yaml"), """
                store: "sqlite:%s/none.db"
                dns: { servers: ["127.0.0.1:1"], timeout: 50ms }
                submitters:
                  shop: { api_key: key-plain-0123456789abcdef, senders: ["@example.com"] }
                providers:
                  %s
                routes:
                  - { match: {}, providers: [%s] }
                """.formatted(folder, providers.strip(), first));
    }

    private int run(String... arguments) {
        var all = new ArrayList<>(List.of("probe"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--config", folder.resolve("everpost.yaml").toString()));
        return Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }
}
