package dev.everpost.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A changed configuration while mail flows. */
@Tag("acceptance")
@Timeout(60)
class ReloadTest {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final String TO_BETA_ALONE = "match: {}, providers: [beta]";

    @TempDir
    private Path folder;

    private Rig rig;

    @BeforeEach
    void start() {
        rig = Rig.withTwoProviders(folder).start();
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void hangUpTakesTheNewRouteAndKeepsTheOpenSession() throws IOException {
        try (var talk = rig.talk()) {
            assertThat(talk.send(Letter.to("before@example.net"))).startsWith("250");
            rig.config.withoutRoutes().route(TO_BETA_ALONE).write();
            rig.gateway().hangUp();
            Await.until("the reload", PATIENCE, () -> rig.gateway().log().contains("configuration read again"));

            assertThat(talk.send(Letter.to("after@example.net"))).startsWith("250");
        }
        assertCarriedBy("alpha", "before@example.net");
        assertCarriedBy("beta", "after@example.net");
    }

    @Test
    void anOperatorReloadsOverHttpInTheMiddleOfATransaction() throws IOException {
        try (var talk = rig.talk()) {
            assertThat(talk.command("MAIL FROM:<shop@example.com>")).startsWith("250");
            assertThat(talk.command("RCPT TO:<open@example.net>")).startsWith("250");
            rig.config
                    .withoutRoutes()
                    .route(TO_BETA_ALONE)
                    .also("smtp: { idle: 4m }")
                    .write();

            var reply = rig.rest.post("/api/v1/reload", "");

            assertThat(reply.status()).as(reply.text()).isEqualTo(200);
            assertThat(reply.json().path("changes").toString()).contains("routes: 1 rules now");
            assertThat(reply.json().path("need_restart").toString()).contains("smtp");
            assertThat(talk.command("DATA")).startsWith("354");
            assertThat(talk.command("Subject: x\r\n\r\nx\r\n.")).startsWith("250");
        }
        assertCarriedBy("beta", "open@example.net");
    }

    @Test
    void aBrokenFileIsRefusedWithItsLineAndTheOldOneGoesOn() throws IOException {
        int line = rig.config.text().split("\n", -1).length;
        rig.config.write(rig.config.text() + "provders: {}\n");

        var reply = rig.rest.post("/api/v1/reload", "");
        rig.gateway().hangUp();

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.detail()).contains("everpost.yaml:" + line + ":1").contains("did you mean 'providers'?");
        Await.until(
                "the signal's answer", PATIENCE, () -> rig.gateway().log().contains("the old configuration goes on"));
        assertThat(rig.gateway().log()).contains("did you mean 'providers'?");
        rig.rest.accepted(Letter.to("still@example.net"));
        assertCarriedBy("alpha", "still@example.net");
    }

    private void assertCarriedBy(String provider, String to) {
        Await.until("mail to " + to, PATIENCE, () -> !rig.mailroom.of(to).isEmpty());
        assertThat(rig.mailroom.of(to))
                .singleElement()
                .satisfies(copy -> assertThat(copy.provider()).isEqualTo(provider));
    }
}
