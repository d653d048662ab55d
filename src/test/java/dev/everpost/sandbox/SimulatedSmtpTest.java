package dev.everpost.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.everpost.scenario.AccountSuspended;
import dev.everpost.scenario.BlackHole;
import dev.everpost.scenario.ConnectionRefused;
import dev.everpost.scenario.Duplicates;
import dev.everpost.scenario.ExpiredCertificate;
import dev.everpost.scenario.Failing;
import dev.everpost.scenario.Flapping;
import dev.everpost.scenario.HangAfterData;
import dev.everpost.scenario.LateAcceptance;
import dev.everpost.scenario.NameNotFound;
import dev.everpost.scenario.QuotaSpent;
import dev.everpost.scenario.RecipientDomain;
import dev.everpost.scenario.ResetAfterData;
import dev.everpost.scenario.SilentDrop;
import dev.everpost.scenario.Slow;
import dev.everpost.scenario.Stage;
import dev.everpost.scenario.Throttled;
import dev.everpost.world.World;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each fault as a raw client on a real socket sees it. */
class SimulatedSmtpTest {

    private static final String ANN = "ann@example.com";
    private static final Duration SOON = Duration.ofMillis(300);
    private static final NavigableMap<Stage, String> DIALOGUE = new TreeMap<>(Map.of(
            Stage.HELLO, "EHLO test",
            Stage.MAIL, "MAIL FROM:<a@example.com>",
            Stage.RCPT, "RCPT TO:<" + ANN + ">",
            Stage.DATA, "DATA"));

    private final Mailroom mailroom = new Mailroom(World.real(), 1 << 20);
    private final Sandbox sandbox = new Sandbox(World.real(), mailroom);
    private SimulatedSmtp smtp;

    @BeforeEach
    void start() throws IOException {
        smtp = sandbox.smtp("alpha", 0, true);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void aHealthyProviderTakesAMessageAndUnstuffsItsDots() throws IOException {
        assertThat(send("m1")).startsWith("250 2.0.0 Ok alpha-1");

        var delivered = mailroom.of("ANN@example.com").getFirst();
        assertThat(delivered.traceId()).isEqualTo("m1");
        assertThat(delivered.sender()).isEqualTo("shop@example.com");
        assertThat(mailroom.body(delivered).orElseThrow())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("X-Everpost-Id: m1\r\nSubject: hi\r\n\r\n.dot\r\n");
    }

    @Test
    void pipelinedCommandsAreAnsweredInOrder() throws IOException {
        try (var client = client()) {
            client.reply();
            client.command("EHLO test");
            client.write("MAIL FROM:<a@example.com> BODY=8BITMIME\r\nRCPT TO:<" + ANN + ">\r\nRCPT TO:<>\r\nDATA\r\n");
            assertThat(client.reply()).startsWith("250 2.1.0");
            assertThat(client.reply()).startsWith("250 2.1.5");
            assertThat(client.reply()).startsWith("501");
            assertThat(client.reply()).startsWith("354");
            assertThat(client.body("m1").reply()).startsWith("250");
            assertThat(client.command("QUIT")).startsWith("221");
            assertThat(client.reply()).isEqualTo("closed");
        }
    }

    @Test
    void aLargeBodyOfOneLineArrivesWhole() throws IOException {
        var line = "x".repeat(300_000);
        try (var client = client()) {
            client.untilData(ANN).write("Subject: long\r\n\r\n" + line + "\r\n..\r\n.\r\n");
            assertThat(client.reply()).startsWith("250");
        }
        assertThat(mailroom.of(ANN).getFirst().sha256())
                .isEqualTo(Mailroom.fingerprint(
                        ("Subject: long\r\n\r\n" + line + "\r\n.\r\n").getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void connectionRefusedRefusesConnectsAndResetsKeptConnections() throws IOException {
        try (var kept = client()) {
            kept.reply();
            smtp.set(new ConnectionRefused());

            assertThatThrownBy(this::client).isInstanceOf(ConnectException.class);
            assertThatThrownBy(kept::reply).isInstanceOf(SocketException.class);
        }
        int port = smtp.port();
        smtp.heal();
        assertThat(smtp.port()).isEqualTo(port);
        assertThat(send("m1")).startsWith("250");
    }

    @Test
    void blackHoleConnectsAndNeverGreets() throws IOException {
        smtp.set(new BlackHole());
        try (var client = client()) {
            assertSilent(client);
        }
        smtp.heal();
        assertThat(send("m1")).startsWith("250");
    }

    @Test
    void blackHoleSwallowsKeptConnectionsToo() throws IOException {
        try (var kept = client()) {
            kept.reply();
            smtp.set(new BlackHole());
            kept.write("EHLO test\r\n");
            assertSilent(kept);
        }
    }

    @Test
    void slowAnswersEverythingLate() throws IOException {
        smtp.set(new Slow(Duration.ofSeconds(2), Duration.ZERO));
        try (var client = client()) {
            assertSilent(client);
            client.patience(Duration.ofSeconds(10));
            assertThat(client.reply()).startsWith("220");
        }
    }

    @Test
    void throttledLetsTheRatePassAndAnswers454ToTheRest() throws IOException {
        smtp.set(new Throttled(0.001));
        assertThat(send("m1")).startsWith("250");
        assertThat(answerAt(Stage.MAIL)).startsWith("454 4.7.0 Throttling failure: Maximum sending rate exceeded");
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void failingAnswersItsCodeAtItsStageAndDeliversNothing(Stage stage) throws IOException {
        smtp.set(new Failing(1, 452, stage));
        assertThat(answerAt(stage)).startsWith("452");
        assertThat(mailroom.summary().copies()).isZero();
    }

    @Test
    void a421EndsTheConnection() throws IOException {
        smtp.set(new Failing(1, 421, Stage.CONNECT));
        try (var client = client()) {
            assertThat(client.reply()).startsWith("421");
            assertThat(client.reply()).isEqualTo("closed");
        }
    }

    @Test
    void accountSuspendedAndQuotaSpentAnswerAtMail() throws IOException {
        smtp.set(new AccountSuspended());
        assertThat(answerAt(Stage.MAIL)).startsWith("550 5.7.0 Account suspended");
        smtp.set(new QuotaSpent());
        assertThat(answerAt(Stage.MAIL)).startsWith("454 4.7.0").contains("Daily message quota exceeded");
    }

    @Test
    void hangAfterDataDeliversAndNeverAnswers() throws IOException {
        smtp.set(new HangAfterData());
        try (var client = client()) {
            client.untilData(ANN).body("m1");
            assertSilent(client);
        }
        assertThat(mailroom.copies("m1", ANN)).isEqualTo(1);
    }

    @Test
    void resetAfterDataResetsWhetherItDeliveredOrNot() throws IOException {
        smtp.set(new ResetAfterData(true));
        assertThatThrownBy(() -> send("m1")).isInstanceOf(SocketException.class);
        smtp.set(new ResetAfterData(false));
        assertThatThrownBy(() -> send("m2")).isInstanceOf(SocketException.class);

        assertThat(mailroom.copies("m1", ANN)).isEqualTo(1);
        assertThat(mailroom.copies("m2", ANN)).isZero();
    }

    @Test
    void silentDropSays250AndDeliversNothing() throws IOException {
        smtp.set(new SilentDrop(1));
        assertThat(send("m1")).startsWith("250");
        assertThat(mailroom.copies("m1", ANN)).isZero();
    }

    @Test
    void duplicatesDeliversTwice() throws IOException {
        smtp.set(new Duplicates(1));
        assertThat(send("m1")).startsWith("250");
        assertThat(mailroom.copies("m1", ANN)).isEqualTo(2);
    }

    @Test
    void lateAcceptanceDeliversBeforeItSaysSo() throws IOException {
        smtp.set(new LateAcceptance(Duration.ofSeconds(2)));
        try (var client = client()) {
            client.untilData(ANN).body("m1");
            assertSilent(client);
            assertThat(mailroom.copies("m1", ANN)).isEqualTo(1);
            client.patience(Duration.ofSeconds(10));
            assertThat(client.reply()).startsWith("250");
        }
    }

    @Test
    void recipientDomainRefusesThatDomainOnly() throws IOException {
        smtp.set(new RecipientDomain("Example.COM", 451));
        assertThat(answerAt(Stage.RCPT)).startsWith("451 4.7.1");
        smtp.set(new RecipientDomain("example.com", 550));
        assertThat(answerAt(Stage.RCPT)).startsWith("550 5.1.1");
        smtp.set(new RecipientDomain("example.net", 550));
        assertThat(answerAt(Stage.RCPT)).startsWith("250");
    }

    @Test
    void severalFaultsAreInForceTogether() throws IOException {
        smtp.set(new Duplicates(1), new LateAcceptance(Duration.ofMillis(1)), new RecipientDomain("b.example", 550));
        assertThat(send("m1")).startsWith("250");
        assertThat(mailroom.copies("m1", ANN)).isEqualTo(2);
    }

    @Test
    void nameNotFoundShowsInTheHostThatClientsAreTold() {
        assertThat(smtp.host()).isEqualTo("127.0.0.1");
        smtp.set(new NameNotFound());
        assertThatThrownBy(() -> InetAddress.getByName(smtp.host())).isInstanceOf(UnknownHostException.class);
    }

    @Test
    void expiredCertificateFailsForItsDateAndTheGoodOneDoesNot() throws Exception {
        var trusting = trusting(sandbox.certificates());
        try (var client = client()) {
            client.reply();
            client.command("EHLO test");
            client.startTls(trusting);
            assertThat(client.command("EHLO test")).startsWith("250");
        }
        smtp.set(new ExpiredCertificate());
        try (var client = client()) {
            client.reply();
            client.command("EHLO test");
            assertThatThrownBy(() -> client.startTls(trusting))
                    .isInstanceOf(SSLHandshakeException.class)
                    .rootCause()
                    .isInstanceOf(CertificateExpiredException.class);
        }
    }

    @Test
    void flappingComesAndGoesByItself() {
        smtp.set(new Flapping(Duration.ofMillis(150), Duration.ofMillis(150), new ConnectionRefused()));
        awaitConnects(false);
        awaitConnects(true);
        awaitConnects(false);
        smtp.heal();
        awaitConnects(true);
    }

    private void awaitConnects(boolean wanted) {
        long start = System.nanoTime();
        while (connects() != wanted) {
            assertThat(System.nanoTime() - start)
                    .isLessThan(Duration.ofSeconds(10).toNanos());
            Thread.onSpinWait();
        }
    }

    private boolean connects() {
        try (var client = client()) {
            return client.reply().startsWith("220");
        } catch (IOException refused) {
            return false;
        }
    }

    /** The reply that the stage gets in a dialogue that is otherwise well. */
    private String answerAt(Stage stage) throws IOException {
        try (var client = client()) {
            var reply = client.reply();
            for (var step : DIALOGUE.headMap(stage, true).values()) {
                reply = client.command(step);
            }
            return stage == Stage.BODY ? client.body("m1").reply() : reply;
        }
    }

    private static void assertSilent(RawSmtp client) throws IOException {
        client.patience(SOON);
        assertThatThrownBy(client::reply).isInstanceOf(SocketTimeoutException.class);
    }

    private String send(String id) throws IOException {
        return RawSmtp.send(smtp.port(), id, ANN);
    }

    private RawSmtp client() throws IOException {
        return new RawSmtp(smtp.port());
    }

    private static SSLContext trusting(Certificates certificates) throws Exception {
        var pem = certificates.authorityPem().getBytes(StandardCharsets.US_ASCII);
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry(
                "authority",
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem)));
        var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }
}
