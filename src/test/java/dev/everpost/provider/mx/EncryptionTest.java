package dev.everpost.provider.mx;

import static dev.everpost.provider.mx.Receivers.PATIENCE;
import static dev.everpost.provider.mx.Receivers.sendOne;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.everpost.fact.Outcome.Accepted;
import dev.everpost.fact.Outcome.TryLater;
import dev.everpost.scenario.ExpiredCertificate;
import dev.everpost.world.World;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Encryption towards receivers, asked for by nobody, by our rules, and by the domains' own policies over real HTTPS. */
class EncryptionTest {

    @TempDir
    Path folder;

    private final Receivers receivers = new Receivers(World.real());
    private final Map<String, String> policies = new ConcurrentHashMap<>();
    private HttpsServer web;
    private Path authority;

    @BeforeEach
    void serve() throws IOException {
        authority = Files.writeString(
                folder.resolve("ca.pem"), receivers.sandbox.certificates().authorityPem());
        web = HttpsServer.create(new InetSocketAddress(Receivers.at(9), 0), 0);
        web.setHttpsConfigurator(new HttpsConfigurator(
                receivers.sandbox.certificates().of("mta-sts.good.example", "mta-sts.wrong.example")));
        web.createContext("/.well-known/mta-sts.txt", exchange -> {
            var host = exchange.getRequestHeaders().getFirst("Host").replaceFirst(":\\d+$", "");
            var text = policies.getOrDefault(host, "").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/plain");
            exchange.sendResponseHeaders(text.length == 0 ? 404 : 200, text.length == 0 ? -1 : text.length);
            exchange.getResponseBody().write(text);
            exchange.close();
        });
        web.start();
    }

    @AfterEach
    void close() {
        web.stop(0);
        receivers.close();
    }

    @Test
    void withoutAWishAnyCertificateIsTakenAndClearTextToo() {
        receivers.receiver("tls.example", true).set(new ExpiredCertificate());
        receivers.receiver("clear.example", false);
        var provider = provider(TlsDemand.OPPORTUNISTIC);
        assertThat(sendOne(provider, "a@tls.example")).isInstanceOf(Accepted.class);
        assertThat(sendOne(provider, "a@clear.example")).isInstanceOf(Accepted.class);
    }

    @Test
    void encryptionThatBreaksIsLeftForClearTextUnlessItIsDemanded() {
        try (var peer = new PoliteReceiver(receivers.port(), "220 x")) {
            peer.offers("STARTTLS");
            receivers.dns.mx("broken.example", 10, "mx.broken.example").address("mx.broken.example", peer.address());
            assertThat(sendOne(provider(TlsDemand.OPPORTUNISTIC), "a@broken.example"))
                    .isInstanceOf(Accepted.class);
            assertThat(sendOne(provider(TlsDemand.ENCRYPTED), "a@broken.example"))
                    .isInstanceOf(TryLater.class);
        }
    }

    @Test
    void aRuleOfOursIsKept() {
        receivers.receiver("clear.example", false);
        receivers.receiver("tls.example", 10, "mx-tls.sandbox.localhost", true);
        receivers.receiver("named.example", true);
        assertThat(sendOne(provider(TlsDemand.ENCRYPTED), "a@clear.example")).isInstanceOf(TryLater.class);
        assertThat(sendOne(provider(TlsDemand.VERIFIED), "a@tls.example")).isInstanceOf(Accepted.class);
        assertThat(sendOne(provider(TlsDemand.ENCRYPTED), "a@named.example")).isInstanceOf(Accepted.class);
        assertThat(sendOne(provider(TlsDemand.VERIFIED), "a@named.example")).isInstanceOf(TryLater.class);
    }

    @Test
    void anEnforcedPolicyIsKept() {
        receivers.receiver("good.example", 10, "mx-good.sandbox.localhost", true);
        receivers.receiver("wrong.example", true);
        publish("good.example", "enforce", "mx-good.sandbox.localhost");
        publish("wrong.example", "enforce", "mx.wrong.example");
        var provider = provider(TlsDemand.OPPORTUNISTIC);
        assertThat(sendOne(provider, "a@good.example")).isInstanceOf(Accepted.class);
        assertThat(sendOne(provider, "a@wrong.example")).isInstanceOf(TryLater.class);
        assertThat(receivers.sandbox.mailroom().of("a@wrong.example")).isEmpty();
    }

    @Test
    void anExchangerThatAnEnforcedPolicyDoesNotNameIsPassedOver() {
        receivers.receiver("good.example", 10, "intruder.sandbox.localhost", true);
        receivers.receiver("good.example", 20, "mx-good.sandbox.localhost", true);
        publish("good.example", "enforce", "mx-good.sandbox.localhost");
        assertThat(sendOne(provider(TlsDemand.OPPORTUNISTIC), "a@good.example")).isInstanceOf(Accepted.class);
        assertThat(receivers.sandbox.mailroom().summary().byProvider()).containsOnlyKeys("mx-good-sandbox-localhost");
    }

    @Test
    void aPolicyThatIsBeingTestedHoldsNothingUp() {
        receivers.receiver("wrong.example", true);
        publish("wrong.example", "testing", "mx.elsewhere.example");
        assertThat(sendOne(provider(TlsDemand.OPPORTUNISTIC), "a@wrong.example"))
                .isInstanceOf(Accepted.class);
    }

    @Test
    void aPolicyOverAConnectionThatCannotBeTrustedIsNone() {
        receivers.receiver("unsigned.example", true);
        publish("unsigned.example", "enforce", "mx.elsewhere.example");
        assertThat(sendOne(provider(TlsDemand.OPPORTUNISTIC), "a@unsigned.example"))
                .isInstanceOf(Accepted.class);
    }

    private void publish(String domain, String mode, String mx) {
        receivers.dns.text("_mta-sts." + domain, "v=STSv1; id=1;").address("mta-sts." + domain, Receivers.at(9));
        policies.put("mta-sts." + domain, "version: STSv1\nmode: " + mode + "\nmx: " + mx + "\nmax_age: 86400\n");
    }

    private MxProvider provider(TlsDemand least) {
        return receivers.provider(settings -> new MxSettings(
                settings.port(),
                PATIENCE,
                PATIENCE,
                new DomainRules.Book(new DomainRules(20, null, least), Map.of()),
                settings.sources(),
                settings.ourselves(),
                settings.dkim(),
                authority,
                web.getAddress().getPort(),
                true));
    }
}
