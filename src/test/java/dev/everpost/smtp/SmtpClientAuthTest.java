package dev.everpost.smtp;

import static dev.everpost.smtp.ClientFixture.PATIENCE;
import static dev.everpost.smtp.ClientFixture.failure;
import static dev.everpost.smtp.ClientFixture.open;
import static dev.everpost.smtp.ClientFixture.opened;
import static dev.everpost.smtp.ClientFixture.target;
import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.smtp.SmtpClientFailure.Kind;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class SmtpClientAuthTest {

    private static final ClientCredentials CREDENTIALS = new ClientCredentials("user", "s3cret");

    @Test
    void plainGoesInOneLineWhereItIsOffered() {
        try (var peer = new ScriptedPeer(new Polite("AUTH LOGIN PLAIN"))) {
            opened(open(target(peer, ClientTls.none(), CREDENTIALS), PATIENCE)).close();
            assertThat(peer.heard("AUTH")).containsExactly("AUTH PLAIN " + base64("\0user\0s3cret"));
        }
    }

    @Test
    void plainIsRepeatedForAServerThatAsksAgain() {
        var script =
                new Polite("AUTH PLAIN").answer("AUTH", "334 ").answer(base64("\0user\0s3cret"), "235 2.7.0 welcome");
        try (var peer = new ScriptedPeer(script)) {
            opened(open(target(peer, ClientTls.none(), CREDENTIALS), PATIENCE)).close();
            assertThat(peer.heard()).endsWith(base64("\0user\0s3cret"));
        }
    }

    @Test
    void loginAnswersTwoQuestionsWhereOnlyItIsOffered() {
        var script = new Polite("AUTH=LOGIN")
                .answer("AUTH", "334 VXNlcm5hbWU6")
                .answer(base64("user"), "334 UGFzc3dvcmQ6")
                .answer(base64("s3cret"), "235 2.7.0 welcome");
        try (var peer = new ScriptedPeer(script)) {
            opened(open(target(peer, ClientTls.none(), CREDENTIALS), PATIENCE)).close();
            assertThat(peer.heard()).endsWith("AUTH LOGIN", base64("user"), base64("s3cret"));
        }
    }

    @Test
    void aWrongPasswordIsAReplyAtAuth() {
        try (var peer = new ScriptedPeer(new Polite("AUTH PLAIN").answer("AUTH", "535 5.7.8 wrong"))) {
            var failure = failure(open(target(peer, ClientTls.none(), CREDENTIALS), PATIENCE));
            assertThat(failure.phase()).isEqualTo(SmtpClientPhase.AUTH);
            assertThat(failure.detail()).isEqualTo("535 5.7.8 wrong");
        }
    }

    @Test
    void aServerWithoutAMechanismOfOursIsNamed() {
        try (var peer = new ScriptedPeer(new Polite("AUTH CRAM-MD5"))) {
            assertThat(failure(open(target(peer, ClientTls.none(), CREDENTIALS), PATIENCE))
                            .kind())
                    .isEqualTo(Kind.NO_AUTH);
        }
    }

    @Test
    void noPasswordLeavesUnencryptedForAnotherMachineUnlessAllowed() throws Exception {
        var far = InetAddress.getByAddress(new byte[] {10, 0, 0, 1});
        assertThat(ClientLogin.mayTravel(false, far, false)).isFalse();
        assertThat(ClientLogin.mayTravel(false, far, true)).isTrue();
        assertThat(ClientLogin.mayTravel(true, far, false)).isTrue();
        assertThat(ClientLogin.mayTravel(false, InetAddress.getLoopbackAddress(), false))
                .isTrue();
    }

    @Test
    void credentialsPrintNothing() {
        assertThat(CREDENTIALS.toString()).doesNotContain("user").doesNotContain("s3cret");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
