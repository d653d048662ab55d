package dev.everpost.provider.ses;

import static dev.everpost.provider.ses.SesErrorMappingTest.words;
import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.fact.Outcome;
import dev.everpost.fact.ProviderName;
import dev.everpost.message.Content;
import dev.everpost.message.EmailAddress;
import dev.everpost.message.Message;
import dev.everpost.message.MessageClass;
import dev.everpost.message.MessageId;
import dev.everpost.message.Recipient;
import dev.everpost.message.Submission.Via;
import dev.everpost.provider.Parcel;
import dev.everpost.provider.ses.SesProviderSettings.Patience;
import dev.everpost.sandbox.Mailroom;
import dev.everpost.sandbox.Sandbox;
import dev.everpost.sandbox.SimulatedSes;
import dev.everpost.scenario.AccountSuspended;
import dev.everpost.scenario.BlackHole;
import dev.everpost.scenario.ConnectionRefused;
import dev.everpost.scenario.Duplicates;
import dev.everpost.scenario.ExpiredCertificate;
import dev.everpost.scenario.Failing;
import dev.everpost.scenario.Fault;
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
import dev.everpost.world.Names;
import dev.everpost.world.World;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The SES provider against a simulated SES on a real socket, in every illness. */
class SesProviderTest {

    private static final ProviderName NAME = new ProviderName("gamma");
    private static final SesProviderSettings.Key KEY = new SesProviderSettings.Key("AKIDTEST", "never-shown");
    private static final Patience SHORT = new Patience(Duration.ofSeconds(1), Duration.ofSeconds(1));
    private static final Patience LONG = new Patience(Duration.ofSeconds(20), Duration.ofSeconds(20));
    private static final Content CONTENT =
            new Content("Subject: hi\r\n\r\nH\u00e9llo\r\n.\r\n".getBytes(StandardCharsets.UTF_8));

    private final Mailroom mailroom = new Mailroom(World.real(), 1 << 20);
    private final Sandbox sandbox = new Sandbox(World.real(), mailroom);

    @TempDir
    private Path folder;

    @AfterEach
    void closeSandbox() {
        sandbox.close();
    }

    @Test
    void aMessageArrivesByteForByteWithItsTraceBeforeIt() throws IOException {
        var ses = sandbox.ses("gamma", 0, false);
        try (var provider = provider(ses)) {
            var outcomes = provider.send(parcel(MessageClass.TRANSACTIONAL, "ann@example.com", "bob@example.org"));

            assertThat(outcomes)
                    .hasSize(2)
                    .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Outcome.Accepted.class));
        }
        var delivered = mailroom.of("bob@example.org").getFirst();
        assertThat(mailroom.body(delivered).orElseThrow())
                .isEqualTo(("X-Everpost-Id: " + id() + "\r\n" + new String(CONTENT.bytes(), StandardCharsets.UTF_8))
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(delivered.sha256()).isEqualTo(Mailroom.fingerprint(CONTENT.bytes()));
        assertThat(delivered.traceId()).isEqualTo(id().toString());
        assertThat(delivered.sender()).isEqualTo("shop@example.com");
    }

    static Stream<Arguments> illnesses() {
        return Stream.of(
                Arguments.of(new ConnectionRefused(), "ProviderDown CONNECT_REFUSED", 0),
                Arguments.of(new BlackHole(), "Unknown", 0),
                Arguments.of(new Slow(Duration.ofSeconds(30), Duration.ZERO), "Unknown", 1),
                Arguments.of(new Throttled(0), "TryLater THROTTLED", 0),
                Arguments.of(new Failing(1, 500, Stage.BODY), "ProviderDown SERVER_ERROR", 0),
                Arguments.of(new Failing(1, 503, Stage.BODY), "ProviderDown SERVER_ERROR", 0),
                Arguments.of(new Failing(1, 451, Stage.BODY), "ProviderDown SERVER_ERROR", 0),
                Arguments.of(new Failing(1, 554, Stage.BODY), "Refused CONTENT", 0),
                Arguments.of(new Failing(1, 403, Stage.BODY), "AccountTrouble CREDENTIALS", 0),
                Arguments.of(new NameNotFound(), "ProviderDown NAME_NOT_FOUND", 0),
                Arguments.of(new AccountSuspended(), "AccountTrouble SUSPENDED", 0),
                Arguments.of(new QuotaSpent(), "AccountTrouble QUOTA", 0),
                Arguments.of(new HangAfterData(), "Unknown", 1),
                Arguments.of(new ResetAfterData(true), "Unknown", 1),
                Arguments.of(new ResetAfterData(false), "Unknown", 0),
                Arguments.of(new SilentDrop(1), "Accepted", 0),
                Arguments.of(new Duplicates(1), "Accepted", 2),
                Arguments.of(new LateAcceptance(Duration.ofSeconds(30)), "Unknown", 1),
                Arguments.of(new RecipientDomain("example.com", 550), "Accepted", 0));
    }

    @ParameterizedTest(name = "{0} gives {1} and delivers {2}")
    @MethodSource("illnesses")
    void eachIllnessHasItsOutcome(Fault fault, String outcome, int copies) throws IOException {
        var ses = sandbox.ses("gamma", 0, false);
        boolean silent = fault instanceof BlackHole
                || fault instanceof Slow
                || fault instanceof HangAfterData
                || fault instanceof LateAcceptance;
        warmUp(ses);
        ses.set(fault);
        try (var provider = provider(ses)) {
            var messageClass = silent ? MessageClass.CRITICAL : MessageClass.BULK;
            assertThat(words(send(provider, messageClass))).isEqualTo(outcome);
        }
        assertThat(mailroom.copies(id().toString(), "ann@example.com")).isEqualTo(copies);
    }

    @Test
    void anExpiredCertificateIsATlsFailureAndNothingIsHandedOver() throws IOException {
        var ses = sandbox.ses("gamma", 0, true);
        ses.set(new ExpiredCertificate());
        try (var provider = new SesProvider(settings(ses.endpoint()).withCaFile(caFile()), Names.ofTheMachine())) {
            assertThat(words(send(provider, MessageClass.BULK))).isEqualTo("ProviderDown TLS");

            ses.heal();
            assertThat(words(send(provider, MessageClass.BULK))).isEqualTo("Accepted");
        }
    }

    @Test
    void aNameThatVanishesFailsTheNextConnectionAndOneThatComesBackCarriesMail() throws IOException {
        var ses = sandbox.ses("gamma", 0, true);
        var endpoint = URI.create("https://" + ses.hostName() + ":" + ses.port());
        ses.set(new NameNotFound());
        try (var provider = new SesProvider(settings(endpoint).withCaFile(caFile()), sandbox.names())) {
            assertThat(words(send(provider, MessageClass.BULK))).isEqualTo("ProviderDown NAME_NOT_FOUND");

            ses.heal();
            assertThat(words(send(provider, MessageClass.BULK))).isEqualTo("Accepted");
        }
    }

    @Test
    void aSilentTlsEndpointIsDownForCertainBecauseTheRequestNeverLeft() throws IOException {
        var ses = sandbox.ses("gamma", 0, true);
        ses.set(new BlackHole());
        try (var provider = new SesProvider(settings(ses.endpoint()).withCaFile(caFile()), Names.ofTheMachine())) {
            assertThat(send(provider, MessageClass.CRITICAL)).isInstanceOf(Outcome.ProviderDown.class);
        }
    }

    @Test
    void aRefusalEndsWithTheIllness() throws IOException {
        var ses = sandbox.ses("gamma", 0, false);
        try (var provider = provider(ses)) {
            assertThat(words(send(provider, MessageClass.BULK))).isEqualTo("Accepted");
            ses.set(new ConnectionRefused());
            assertThat(send(provider, MessageClass.BULK)).isNotInstanceOf(Outcome.Accepted.class);
            ses.heal();
            assertThat(words(send(provider, MessageClass.BULK))).isEqualTo("Accepted");
        }
    }

    @Test
    void criticalMailHasLessPatienceThanTheRest() throws IOException {
        var ses = sandbox.ses("gamma", 0, false);
        warmUp(ses);
        ses.set(new LateAcceptance(Duration.ofSeconds(3)));
        try (var provider = provider(ses)) {
            assertThat(words(send(provider, MessageClass.CRITICAL))).isEqualTo("Unknown");
            assertThat(words(send(provider, MessageClass.TRANSACTIONAL))).isEqualTo("Accepted");
        }
    }

    @Test
    void theNullReversePathIsRefusedWithARemedy() throws IOException {
        var ses = sandbox.ses("gamma", 0, false);
        try (var provider = provider(ses)) {
            var outcome = provider.send(
                            new Parcel(message(MessageClass.BULK, null), 1, recipients("ann@example.com"), "", CONTENT))
                    .getFirst();

            assertThat(words(outcome)).isEqualTo("Refused CONTENT");
            assertThat(outcome.reply()).contains("SMTP relay");
        }
        assertThat(mailroom.summary().copies()).isZero();
    }

    @ParameterizedTest(name = "{0} gives {1}")
    @MethodSource("foreignAnswers")
    void anAnswerThatIsNotSesIsNeverTakenForOne(String answer, String outcome) throws IOException {
        try (var server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            World.real().threads().start("foreign", () -> answerOnce(server, answer));
            try (var provider = new SesProvider(
                    settings(URI.create("http://127.0.0.1:" + server.getLocalPort())), Names.ofTheMachine())) {
                assertThat(words(send(provider, MessageClass.BULK))).isEqualTo(outcome);
            }
        }
    }

    static Stream<Arguments> foreignAnswers() {
        return Stream.of(
                Arguments.of(http("200 OK", "<html>welcome</html>"), "ProviderDown NONSENSE"),
                Arguments.of(http("200 OK", "{}"), "Unknown"),
                Arguments.of(http("403 Forbidden", "<html>proxy</html>"), "ProviderDown NONSENSE"),
                Arguments.of(http("502 Bad Gateway", "<html>bad</html>"), "ProviderDown SERVER_ERROR"),
                Arguments.of(http("504 Gateway Timeout", "<html>late</html>"), "Unknown"),
                Arguments.of("", "Unknown"),
                Arguments.of("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"Mess", "Unknown"));
    }

    @Test
    void secretsAreNotInTheText() {
        assertThat(settings(URI.create("http://127.0.0.1:1")).toString()).doesNotContain("never-shown");
    }

    private static void answerOnce(ServerSocket server, String answer) {
        try (var socket = server.accept()) {
            var head = new StringBuilder();
            var in = socket.getInputStream();
            while (head.indexOf("\r\n\r\n") < 0) {
                head.append((char) in.read());
            }
            var length = head.toString().replaceAll("(?is).*content-length: (\\d+).*", "$1");
            in.readNBytes(Integer.parseInt(length));
            socket.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
        } catch (IOException gone) {
            throw new IllegalStateException(gone);
        }
    }

    private static String http(String status, String body) {
        return "HTTP/1.1 " + status + "\r\nContent-Type: text/html\r\nConnection: close\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body;
    }

    private Path caFile() throws IOException {
        return Files.writeString(
                folder.resolve("ca.pem"), sandbox.certificates().authorityPem());
    }

    /** Loads the SDK, so that a short patience is spent on the provider and not on class loading. */
    private static void warmUp(SimulatedSes ses) {
        try (var provider = provider(ses)) {
            provider.send(parcel(MessageClass.BULK, "warm@example.com"));
        }
    }

    private static SesProvider provider(SimulatedSes ses) {
        return new SesProvider(settings(ses.endpoint()), Names.ofTheMachine());
    }

    private static SesProviderSettings settings(URI endpoint) {
        return SesProviderSettings.of(NAME, "us-east-1")
                .withEndpoint(endpoint)
                .withKey(KEY)
                .withPatience(SHORT, LONG);
    }

    private static Outcome send(SesProvider provider, MessageClass messageClass) {
        return provider.send(parcel(messageClass, "ann@example.com")).getFirst();
    }

    private static Parcel parcel(MessageClass messageClass, String... to) {
        var sender = EmailAddress.of("shop@example.com");
        return new Parcel(message(messageClass, sender), 1, recipients(to), "X-Everpost-Id: " + id() + "\r\n", CONTENT);
    }

    private static List<Recipient> recipients(String... to) {
        return IntStream.range(0, to.length)
                .mapToObj(i -> Recipient.plain(i, EmailAddress.of(to[i])))
                .toList();
    }

    private static Message message(MessageClass messageClass, @Nullable EmailAddress sender) {
        var at = Instant.parse("2026-01-01T00:00:00Z");
        return new Message(
                id(),
                "shop",
                Via.REST,
                sender,
                messageClass,
                at,
                at.plusSeconds(60),
                at,
                CONTENT.size(),
                null,
                null,
                Map.of(),
                Map.of());
    }

    private static MessageId id() {
        return MessageId.of(1_767_225_600_000L, 7);
    }
}
