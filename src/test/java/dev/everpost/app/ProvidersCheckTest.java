package dev.everpost.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.sandbox.Mailroom;
import dev.everpost.sandbox.Sandbox;
import dev.everpost.sandbox.SimulatedDns;
import dev.everpost.sandbox.SimulatedSes;
import dev.everpost.scenario.AccountSuspended;
import dev.everpost.world.World;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code everpost providers check} against simulated providers and no gateway. */
class ProvidersCheckTest {

    private static final String KEY = "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";

    @TempDir
    Path folder;

    private final Sandbox sandbox = new Sandbox(World.real(), new Mailroom(World.real()));
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private SimulatedSes ses;

    @BeforeEach
    void write() throws IOException {
        ses = sandbox.ses("main", 0, false);
        var relay = sandbox.smtp("relay", 0, false);
        Files.writeString(
                folder.resolve("everpost.yaml"), """
                    store: "sqlite:%s/none.db"
                    dns: { servers: ["127.0.0.1:%d"], timeout: 500ms }
                    submitters:
                      shop: { api_key: key-plain-0123456789abcdef, senders: ["@example.com"] }
                    providers:
                      main: { type: ses, region: eu-west-1, endpoint: "%s", access_key_id: AKIDEXAMPLE, secret_access_key: swordfish }
                      relay: { type: smtp, host: 127.0.0.1, port: %d, tls: none }
                    routes:
                      - { match: {}, providers: [main, relay] }
                    """.formatted(folder, ses.port(), ses.endpoint(), relay.port()));
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void twoProvidersThatWouldCarryMailAreNoTrouble() {
        ses.identity("example.com", true);
        assertThat(run()).as("%s%s", out, err).isZero();
        assertThat(out.toString())
                .contains("sending is enabled, HEALTHY")
                .contains("verified with the provider")
                .contains("main, relay would carry mail today");
        assertThat(err.toString()).contains("asking main about the account ...");
    }

    @Test
    void keysThatSesNamesForADomainAreLookedForInTheDns() throws IOException {
        ses.identity("example.com", true);
        try (var dns = new SimulatedDns(World.real(), 0)) {
            var file = folder.resolve("everpost.yaml");
            var text = Files.readString(file).replaceAll("servers: \\[[^]]*]", "servers: [\"127.0.0.1:%d\"]");
            Files.writeString(file, text.formatted(dns.address().getPort()));
            run("main");
            assertThat(out.toString()).contains("0 of 3 keys that the provider names are there");
            SimulatedSes.dkimTokens("example.com").forEach(token -> {
                dns.alias(token + "._domainkey.example.com", token + ".dkim.amazonses.com");
                dns.text(token + ".dkim.amazonses.com", KEY);
            });
            run("main");
            assertThat(out.toString()).contains("3 of 3 keys that the provider names are there");
        }
    }

    @Test
    void anAccountThatIsOffLeavesTheRouteWithOne() {
        ses.set(new AccountSuspended());
        assertThat(run()).isEqualTo(1);
        assertThat(out.toString())
                .contains("see the provider's console why sending is off")
                .contains("only relay would carry mail today");
    }

    @Test
    void aTestMessageGoesThroughEachThatIsNamed() {
        assertThat(run("relay", "--send", "ann@example.org", "--json")).isZero();
        assertThat(out.toString()).contains("\"what\":\"send\"").contains("Accepted");
        assertThat(err.toString()).isEmpty();
        assertThat(sandbox.mailroom().of("ann@example.org")).hasSize(1);
    }

    @Test
    void aNameThatIsNotConfiguredIsSaid() {
        assertThat(run("mian")).isEqualTo(2);
        assertThat(err.toString()).contains("there is no provider 'mian'; the configuration has main, relay");
    }

    private int run(String... arguments) {
        var all = new ArrayList<>(List.of("providers", "check"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--config", folder.resolve("everpost.yaml").toString()));
        return Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }
}
