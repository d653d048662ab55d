package dev.everpost.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.scenario.RecipientDomain;
import dev.everpost.scenario.Slow;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** When mail goes: later, not at all, now, or before others. */
@Tag("acceptance")
@Timeout(90)
class SchedulingTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int NEWSLETTERS = 500;

    @TempDir
    private Path folder;

    private Rig rig;

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void mailForLaterWaitsUntilItsTimeAndMailTakenBackNeverGoes() throws IOException {
        rig = Rig.withTwoProviders(folder).start();
        var time = Instant.now().plusSeconds(3);
        submitAt("later@example.net", time);
        var takenBack = submitAt("never@example.net", time);

        var cancelled = rig.rest.post("/api/v1/messages/" + takenBack + "/cancel", "{}");
        Await.until(
                "the scheduled mail",
                PATIENCE,
                () -> !rig.mailroom.of("later@example.net").isEmpty());

        assertThat(cancelled.json().path("cancelled").asInt()).isEqualTo(1);
        assertThat(rig.mailroom.of("later@example.net").getFirst().at()).isAfterOrEqualTo(time);
        Await.until("an empty queue", PATIENCE, rig::isQueueEmpty);
        assertThat(rig.mailroom.of("never@example.net")).isEmpty();
        assertThat(rig.rest.message(takenBack).at("/recipients/0/state").asString())
                .isEqualTo("cancelled");
    }

    @Test
    void aMessageThatWaitsForAReceiverIsTriedAtOnceWhenAsked() {
        rig = Rig.withTwoProviders(folder);
        rig.config.also("delivery: { retry: { base: 10m } }");
        rig.start();
        var alpha = rig.sandbox.provider("alpha").orElseThrow();
        alpha.set(new RecipientDomain("busy.example", 451));
        var id = rig.rest.accepted(Letter.to("ann@busy.example"));
        Await.until(
                "the receiver's no",
                PATIENCE,
                () -> rig.rest
                        .message(id)
                        .at("/attempts/0/outcomes/0/outcome")
                        .asString()
                        .equals("try_later"));

        assertThat(rig.rest.message(id).at("/recipients/0/state").asString()).isEqualTo("waiting");
        assertThat(rig.rest.provider("alpha").path("state").asString()).isEqualTo("up");
        alpha.heal();
        assertThat(rig.rest.post("/api/v1/messages/" + id + "/retry", "{}").status())
                .isEqualTo(200);

        Await.until(
                "the mail", PATIENCE, () -> !rig.mailroom.of("ann@busy.example").isEmpty());
        assertThat(rig.mailroom.of("ann@busy.example").getFirst().provider()).isEqualTo("alpha");
    }

    /** No other mail wakes anything up meanwhile. */
    @Test
    void aLoneMessageThatWaitsIsTriedAgainWhenItsTimeHasCome() {
        rig = Rig.withTwoProviders(folder);
        rig.config.also("delivery: { retry: { base: 1s } }");
        rig.start();
        var alpha = rig.sandbox.provider("alpha").orElseThrow();
        alpha.set(new RecipientDomain("busy.example", 451));
        var id = rig.rest.accepted(Letter.to("lone@busy.example"));
        awaitTryLater(id);

        alpha.heal();

        Await.until(
                () -> "the second try of " + rig.rest.message(id).toPrettyString(),
                Duration.ofSeconds(10),
                () -> !rig.mailroom.of("lone@busy.example").isEmpty());
    }

    @Test
    void aCodeOvertakesFiveHundredNewslettersAtACrawlingProvider() throws IOException {
        rig = new Rig(folder);
        rig.smtp("only").set(new Slow(Duration.ofMillis(300), Duration.ZERO));
        rig.config.route("match: {}, providers: [only]");
        rig.start();
        try (var talk = rig.talk()) {
            for (int i = 0; i < NEWSLETTERS; i++) {
                assertThat(talk.send(Letter.to("reader" + i + "@example.net").of("bulk")))
                        .startsWith("250");
            }
        }
        long before = rig.mailroom.summary().copies();
        rig.rest.accepted(Letter.to("code@example.net").of("critical"));
        Await.until(
                "the code", PATIENCE, () -> !rig.mailroom.of("code@example.net").isEmpty());

        long overtaken = NEWSLETTERS - rig.mailroom.summary().copies() + 1;
        System.out.printf(
                "precedence: %d of %d newsletters were out before the code was accepted, %d after it arrived%n",
                before, NEWSLETTERS, overtaken);
        assertThat(overtaken).isGreaterThan(NEWSLETTERS / 2);
    }

    private void awaitTryLater(String id) {
        Await.until(
                "the receiver's no",
                PATIENCE,
                () -> rig.rest
                        .message(id)
                        .at("/attempts/0/outcomes/0/outcome")
                        .asString()
                        .equals("try_later"));
    }

    private String submitAt(String to, Instant time) throws IOException {
        var json = Letter.to(to).json().replace("\"subject\"", "\"send_at\": \"" + time + "\", \"subject\"");
        var reply = rig.rest.submit(json, null);
        assertThat(reply.status()).as(reply.text()).isEqualTo(202);
        return reply.json().path("id").asString();
    }
}
