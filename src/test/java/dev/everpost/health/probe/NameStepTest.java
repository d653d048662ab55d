package dev.everpost.health.probe;

import static dev.everpost.health.probe.MailDoorTest.reading;
import static dev.everpost.health.probe.MailDoorTest.words;
import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.health.Reading;
import dev.everpost.health.probe.Target.Encryption;
import dev.everpost.sandbox.DnsFault;
import dev.everpost.sandbox.SimulatedDns;
import dev.everpost.smtp.Polite;
import dev.everpost.smtp.ScriptedPeer;
import dev.everpost.world.World;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The first step: what mail finds, and what each of our resolvers says. */
class NameStepTest {

    private static final String HOST = "smtp.alpha.example";

    private SimulatedDns dns;
    private ScriptedPeer peer;

    @BeforeEach
    void listen() throws IOException {
        dns = new SimulatedDns(World.real(), 0);
        peer = new ScriptedPeer(new Polite());
    }

    @AfterEach
    void close() {
        dns.close();
        peer.close();
    }

    @Test
    void aNameThatAllKnowIsWell() {
        dns.address(HOST, InetAddress.getLoopbackAddress());
        var visit = visit(true);
        assertThat(reading(visit, Step.DNS)).isEqualTo(Reading.WELL);
        assertThat(reading(visit, Step.GREETING)).isEqualTo(Reading.WELL);
    }

    @Test
    void aResolverThatFailsBesideAnAnswerIsAnImpairment() {
        dns.fail(HOST, DnsFault.SERVER_FAILURE);
        var visit = visit(true);
        assertThat(reading(visit, Step.DNS)).isEqualTo(Reading.IMPAIRED);
        assertThat(words(visit, Step.DNS)).contains("resolver cannot tell (the resolver answered SERVFAIL)");
        assertThat(reading(visit, Step.CONNECT)).isEqualTo(Reading.WELL);
    }

    @Test
    void whyANameIsNotFoundIsToldApart() {
        dns.fail(HOST, DnsFault.SERVER_FAILURE);
        assertThat(words(visit(false), Step.DNS))
                .isEqualTo(HOST + " is not found: resolver cannot tell (the resolver answered SERVFAIL)");
        dns.heal();
        assertThat(words(visit(false), Step.DNS)).endsWith("resolver says there is no such name");
        dns.text(HOST, "no address here");
        assertThat(words(visit(false), Step.DNS)).endsWith("resolver says it has no address");
        dns.fail(HOST, DnsFault.SILENT);
        assertThat(words(visit(false), Step.DNS)).contains("resolver does not answer about it");
        dns.fail("", DnsFault.SILENT);
        assertThat(words(visit(false), Step.DNS)).endsWith("resolver answers nothing at all");
        assertThat(reading(visit(false), Step.CONNECT)).isEqualTo(Reading.UNKNOWN);
    }

    @Test
    void resolversThatAnswerNothingAreOurOwnTrouble() {
        dns.fail("", DnsFault.SILENT);
        var target = target();
        var report = new Prober(Doors.settings(Doors.PATIENCE, Doors.server(dns)), world(false))
                .probe(target, List.of(target));
        assertThat(report.ours()).isNotNull();
        assertThat(report.ours().part()).isEqualTo("dns");
        assertThat(report.ours().words()).isEqualTo("none of our resolvers answers anything");
    }

    private Visit visit(boolean known) {
        return new Visitor(Doors.settings(Doors.PATIENCE, Doors.server(dns)), world(known)).once(target(), Step.HTTP);
    }

    private Target target() {
        return Doors.mail("alpha", HOST, peer.port(), Encryption.NEVER, null);
    }

    private static World world(boolean known) {
        return Doors.hasty(World.real()).withNames(host -> {
            if (!known) {
                throw new UnknownHostException(host);
            }
            return List.of(InetAddress.getLoopbackAddress());
        });
    }
}
