package dev.everpost.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.scenario.RecipientDomain;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The clients that people have: swaks for SMTP, an AWS SDK, plain HTTP. */
@Tag("acceptance")
@Timeout(60)
class SendersTest {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private static Rig rig;

    @BeforeAll
    static void start(@TempDir Path folder) {
        rig = Rig.withTwoProviders(folder);
        rig.config.selfSigned();
        rig.sandbox.provider("alpha").orElseThrow().set(new RecipientDomain("gone.example", 550));
        rig.start();
    }

    @AfterAll
    static void stop() {
        rig.close();
    }

    @Test
    void swaksSubmitsWithoutCredentialsFromThisMachine() throws IOException {
        assertThat(Swaks.send(rig.config.smtpPort, "plain@example.net")).contains("250 2.0.0 Ok: queued as");
        assertThat(arrived("plain@example.net")).contains("Subject: from swaks");
    }

    @Test
    void swaksSubmitsWithAuth() throws IOException {
        var said = Swaks.send(
                rig.config.smtpPort,
                "auth@example.net",
                "--auth",
                "PLAIN",
                "--auth-user",
                "shop",
                "--auth-password",
                "correct-horse");
        assertThat(said).contains("235 2.7.0");
        arrived("auth@example.net");
    }

    @Test
    void swaksSubmitsWithStartTlsAndLogin() throws IOException {
        var said = Swaks.send(
                rig.config.smtpPort,
                "tls@example.net",
                "--tls",
                "--auth",
                "LOGIN",
                "--auth-user",
                "shop",
                "--auth-password",
                "correct-horse");
        assertThat(said).contains("TLS started").contains("235 2.7.0");
        arrived("tls@example.net");
    }

    @Test
    void swaksIsRefusedWithAWrongPassword() throws IOException {
        var said = Swaks.refused(
                rig.config.smtpPort, "--auth", "PLAIN", "--auth-user", "shop", "--auth-password", "wrong-horse");
        assertThat(said).contains("535 5.7.8");
    }

    @Test
    void theAwsSdkSendsWithNothingChangedButEndpointAndKeys() {
        try (var ses = AwsClients.at(rig.config.httpPort)) {
            var answer = ses.sendEmail(request -> request.fromEmailAddress("Shop <shop@example.com>")
                    .destination(to -> to.toAddresses("sdk@example.net"))
                    .content(content -> content.simple(message -> message.subject(subject -> subject.data("Grüße"))
                            .body(body -> body.text(text -> text.data("from the SDK"))))));

            assertThat(arrived("sdk@example.net")).contains("X-Everpost-Id: " + answer.messageId());
            assertThat(ses.getAccount(account -> {}).sendingEnabled()).isTrue();
        }
    }

    @Test
    void restSubmitsAndFollowsTheMessageToItsEnd() throws IOException {
        var letter = Letter.to("rest@example.net").keyed("order-4711");
        var first = rig.rest.submit(letter);
        var again = rig.rest.submit(letter);

        assertThat(first.status()).isEqualTo(202);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().path("id")).isEqualTo(first.json().path("id"));
        arrived("rest@example.net");
        var id = first.json().path("id").asString();
        Await.until(
                "the end",
                PATIENCE,
                () -> rig.rest.message(id).at("/recipients/0/state").asString().equals("handed_over"));
        assertThat(rig.mailroom.of("rest@example.net")).hasSize(1);
    }

    @Test
    void aSenderWhoAskedIsToldOfARefusedRecipientByMail() throws IOException {
        try (var talk = rig.talk()) {
            assertThat(talk.send(Letter.to("nobody@gone.example"), "NOTIFY=FAILURE ORCPT=rfc822;nobody@gone.example"))
                    .startsWith("250");
        }
        assertThat(arrived(Letter.FROM))
                .contains("multipart/report", "message/delivery-status")
                .contains("nobody@gone.example", "Action: failed", "5.1.1");
        assertThat(rig.mailroom.of(Letter.FROM).getFirst().sender()).isEmpty();
    }

    private static String arrived(String to) {
        return rig.arrived(to);
    }
}
