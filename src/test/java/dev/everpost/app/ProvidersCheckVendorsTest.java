package dev.everpost.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.sandbox.Mailroom;
import dev.everpost.sandbox.Personality;
import dev.everpost.sandbox.Sandbox;
import dev.everpost.sandbox.azure.AzurePersonality;
import dev.everpost.sandbox.brevo.BrevoPersonality;
import dev.everpost.sandbox.mailgun.MailgunPersonality;
import dev.everpost.sandbox.mailjet.MailjetPersonality;
import dev.everpost.sandbox.postmark.PostmarkPersonality;
import dev.everpost.sandbox.resend.ResendPersonality;
import dev.everpost.sandbox.sendgrid.SendGridPersonality;
import dev.everpost.sandbox.sparkpost.SparkPostPersonality;
import dev.everpost.scenario.AccountSuspended;
import dev.everpost.scenario.ExpiredCertificate;
import dev.everpost.world.World;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code everpost providers check} against every vendor that the sandbox plays. */
class ProvidersCheckVendorsTest {

    @TempDir
    Path folder;

    private final Sandbox sandbox = new Sandbox(World.real(), new Mailroom(World.real()));

    @AfterEach
    void close() {
        sandbox.close();
    }

    static Stream<Personality> vendors() {
        return Stream.of(
                new AzurePersonality(),
                new BrevoPersonality(),
                new MailgunPersonality(),
                new MailjetPersonality(),
                new PostmarkPersonality(),
                new ResendPersonality(),
                new SendGridPersonality(),
                new SparkPostPersonality());
    }

    @ParameterizedTest
    @MethodSource("vendors")
    void aWellAccountIsWellAndASuspendedOneIsNot(Personality personality) throws IOException {
        var vendor = sandbox.web("vendor", 0, false, personality);
        write(personality, vendor.endpoint(), "");
        assertThat(line("door").path("mark").asString()).isEqualTo("good");
        assertThat(line("account").path("mark").asString())
                .as("%s", line("account"))
                .isIn("good", "unknown");
        assertThat(line("account").path("found").asString()).isNotBlank();
        vendor.set(new AccountSuspended());
        assertThat(line("door").path("mark").asString()).isEqualTo("good");
        assertThat(line("account").path("remedy").asString())
                .as("%s", line("account"))
                .doesNotContain("door");
    }

    @Test
    void anEndpointWhereNobodyListensIsNoMatterOfCredentials() throws IOException {
        write(new BrevoPersonality(), URI.create("http://127.0.0.1:1"), "");
        assertThat(line("door").path("remedy").asString())
                .isEqualTo("check host and port, and that the firewall lets us out to 127.0.0.1:1");
        assertThat(line("account").path("remedy").asString()).isEqualTo("it could not be asked: see its door");
    }

    @Test
    void aNameThatIsNotFoundIsNoMatterOfCredentials() throws IOException {
        write(new BrevoPersonality(), URI.create("https://api.brevo.invalid"), "");
        assertThat(line("door").path("remedy").asString())
                .startsWith("look at our own dns first"); // no resolver answers here
        assertThat(line("account").path("remedy").asString()).isEqualTo("it could not be asked: see its door");
    }

    @Test
    void aCertificateIsTheProvidersUnlessItsAuthorityIsOurs() throws IOException {
        var vendor = sandbox.web("vendor", 0, true, new PostmarkPersonality());
        var authority = Files.writeString(
                folder.resolve("ca.pem"), sandbox.certificates().authorityPem());
        var endpoint = URI.create("https://localhost:" + vendor.port());
        write(vendor.personality(), endpoint, ", ca: " + authority);
        assertThat(line("door").path("found").asString()).contains("its certificate has 29 days left");
        write(vendor.personality(), endpoint, "");
        assertThat(line("door").path("remedy").asString())
                .isEqualTo("name its authority with ca, if it is the right server");
        vendor.set(new ExpiredCertificate());
        assertThat(line("door").path("remedy").asString())
                .isEqualTo("the provider has to renew its certificate, unless our clock is wrong");
    }

    private void write(Personality personality, URI endpoint, String more) throws IOException {
        Files.writeString(folder.resolve("everpost.yaml"), """
                store: "sqlite:%s/none.db"
                dns: { servers: ["127.0.0.1:1"], timeout: 50ms }
                submitters:
                  shop: { api_key: key-plain-0123456789abcdef, senders: ["*"] }
                providers:
                  vendor: { type: %s, endpoint: "%s", %s%s }
                routes:
                  - { match: {}, providers: [vendor] }
                """.formatted(
                        folder, personality.vendor(), endpoint, personality.credentials(), more));
    }

    private JsonNode line(String what) {
        var out = new StringWriter();
        Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(out, true))
                .execute(
                        "providers",
                        "check",
                        "--json",
                        "--config",
                        folder.resolve("everpost.yaml").toString());
        for (var check : new JsonMapper().readTree(out.toString()).path("checks")) {
            if (check.path("what").asString().equals(what)) {
                return check;
            }
        }
        throw new AssertionError("no line '" + what + "' in " + out);
    }
}
