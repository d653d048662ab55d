package dev.everpost.health.probe;

import static dev.everpost.health.probe.MailDoorTest.reading;
import static dev.everpost.health.probe.MailDoorTest.words;
import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.health.Reading;
import dev.everpost.sandbox.Mailroom;
import dev.everpost.sandbox.Sandbox;
import dev.everpost.sandbox.SimulatedWeb;
import dev.everpost.sandbox.postmark.PostmarkPersonality;
import dev.everpost.scenario.ExpiredCertificate;
import dev.everpost.smtp.ScriptedPeer;
import dev.everpost.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The steps through the door of an API. */
class WebDoorTest {

    @TempDir
    Path folder;

    private final Sandbox sandbox = new Sandbox(World.real(), new Mailroom(World.real()));
    private SimulatedWeb vendor;
    private Path authority;

    @BeforeEach
    void open() throws IOException {
        vendor = sandbox.web("postmark", 0, true, new PostmarkPersonality());
        authority = Files.writeString(
                folder.resolve("ca.pem"), sandbox.certificates().authorityPem());
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void anyAnswerProvesTheEdge() {
        var visit = visit(Doors.web("postmark", vendor.hostName(), vendor.port(), true, authority));
        assertThat(visit.failure()).as("%s", visit).isEmpty();
        assertThat(words(visit, Step.TLS)).contains("expires in 29 days");
        assertThat(words(visit, Step.HTTP)).matches("answers \\d{3}");
        assertThat(visit.certificates()).allMatch(ShownCertificate::leaf);
    }

    @Test
    void aCertificateThatEndedIsToldByItsDate() {
        vendor.set(new ExpiredCertificate());
        var visit = visit(Doors.web("postmark", vendor.hostName(), vendor.port(), true, authority));
        assertThat(words(visit, Step.TLS)).contains("expired 1 day ago");
        assertThat(reading(visit, Step.HTTP)).isEqualTo(Reading.UNKNOWN);
    }

    @Test
    void anEdgeWhoseBackIsBrokenIsImpairedAndAThrottlingOneIsLeftAlone() {
        assertThat(reading(answering("HTTP/1.1 503 Service Unavailable"), Step.HTTP))
                .isEqualTo(Reading.IMPAIRED);
        var throttling = answering("HTTP/1.1 429 Too Many Requests");
        assertThat(reading(throttling, Step.HTTP)).isEqualTo(Reading.WELL);
        assertThat(throttling.throttled()).isTrue();
    }

    @Test
    void theServersClockIsComparedWithOurs() {
        var skew = answering("HTTP/1.1 200 OK", "Date: Sun, 06 Nov 1994 08:49:37 GMT")
                .skew();
        assertThat(skew).isNotNull().isLessThan(Duration.ofDays(-10_000));
        assertThat(answering("HTTP/1.1 200 OK", "Date: yesterday").skew()).isNull();
    }

    @Test
    void nonsenseAndEndlessHeadsAreFailures() {
        assertThat(reading(answering("220 mail.example ESMTP"), Step.HTTP)).isEqualTo(Reading.FAILING);
        try (var endless = new ScriptedPeer(talk -> {
            while (true) {
                talk.sayRaw("x".repeat(1000));
            }
        })) {
            assertThat(words(visit(Doors.web("web", "127.0.0.1", endless.port(), false, null)), Step.HTTP))
                    .startsWith("the answer is not HTTP");
        }
    }

    private Visit answering(String... head) {
        try (var peer = new ScriptedPeer(talk -> {
            while (!talk.hear().isEmpty()) {
                // the question's head
            }
            talk.say(head);
            talk.say("");
        })) {
            return visit(Doors.web("web", "127.0.0.1", peer.port(), false, null));
        }
    }

    private Visit visit(Target target) {
        var world = World.real().withNames(sandbox.names());
        return new Visitor(Doors.settings(Doors.PATIENCE), world).once(target, Step.HTTP);
    }
}
