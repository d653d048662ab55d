package dev.everpost.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.dkim.DkimAlgorithm;
import dev.everpost.dkim.DkimKeyFile;
import dev.everpost.dkim.DkimKeyFile.Reading;
import dev.everpost.sandbox.SimulatedDns;
import dev.everpost.sandbox.SimulatedSmtp;
import dev.everpost.scenario.RecipientDomain;
import dev.everpost.world.World;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.james.jdkim.DKIMVerifier;
import org.apache.james.jdkim.exceptions.FailException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The real gateway brings mail to the exchangers of several domains, found in the DNS, signed with a key of its own. */
@Tag("acceptance")
@Timeout(120)
class DirectDeliveryTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private Rig rig;
    private SimulatedDns dns;
    private SimulatedSmtp grey;
    private String record;

    @BeforeEach
    void start() throws IOException {
        rig = new Rig(folder);
        dns = new SimulatedDns(World.real(), 0);
        int port = receiver("one.example", 21, 0).port();
        receiver("two.example", 22, port);
        grey = receiver("grey.example", 23, port);
        grey.set(new RecipientDomain("grey.example", 451));
        dns.mx("dead.example", 10, "mx.dead.example").address("mx.dead.example", at(24));
        dns.mx("quiet.example", 0, "");
        var key = folder.resolve("dkim.pem");
        DkimKeyFile.write(key, DkimAlgorithm.RSA.newKeys().getPrivate());
        record = ((Reading.Read) DkimKeyFile.read(key, "example.com", "s1"))
                .key()
                .record();
        rig.config.provider(
                "direct",
                "type: mx, exchanger_port: " + port + ", allow_private: true, mta_sts: false,"
                        + " pools: { default: { addresses: [{ address: 127.0.0.29 }] } },"
                        + " dkim: [{ domain: example.com, selector: s1, key_file: " + key + " }]");
        rig.config.route("match: {}, providers: [direct], deadline: 1h");
        rig.config.also("dns: { servers: 127.0.0.1:" + dns.address().getPort() + ", timeout: 1s }");
        rig.config.also("delivery: { retry: { base: 1s, cap: 2s } }");
        rig.start();
    }

    @AfterEach
    void close() {
        rig.close();
        dns.close();
    }

    @Test
    void eachDomainGetsItsMailSignedAndOnesTroubleIsNotAnothers() throws FailException, IOException {
        var dead = rig.rest.accepted(Letter.to("a@dead.example"));
        var refused = rig.rest.accepted(Letter.to("a@quiet.example"));
        var greylisted = rig.rest.accepted(Letter.to("a@grey.example"));
        rig.rest.accepted(Letter.to("a@one.example"));
        rig.rest.accepted(Letter.to("a@two.example"));
        assertSigned(rig.arrived("a@one.example"));
        assertSigned(rig.arrived("a@two.example"));
        assertThat(rig.rest.provider("direct").path("state").asString()).isEqualTo("up");
        awaitState(refused, "refused");
        assertThat(rig.rest.message(refused).toString()).contains("556 5.1.10");
        grey.heal();
        awaitState(greylisted, "handed_over");
        assertThat(rig.rest.message(dead).toString()).contains("nobody took the mail of dead.example");
    }

    private void awaitState(String id, String state) {
        Await.until(
                () -> state + " of " + rig.rest.message(id).toPrettyString(),
                PATIENCE,
                () -> rig.rest.message(id).at("/recipients/0/state").asString().equals(state));
    }

    private void assertSigned(String letter) throws FailException, IOException {
        var verifier = new DKIMVerifier((method, selector, domain) -> List.of(record));
        assertThat(verifier.verify(new ByteArrayInputStream(letter.getBytes(StandardCharsets.UTF_8))))
                .hasSize(1);
    }

    private SimulatedSmtp receiver(String domain, int last, int port) throws IOException {
        var receiver = rig.sandbox.smtp(domain.replace('.', '-'), at(last), port, true);
        dns.mx(domain, 10, "mx." + domain).address("mx." + domain, at(last));
        return receiver;
    }

    private static InetAddress at(int last) {
        return InetAddress.ofLiteral("127.0.0." + last);
    }
}
