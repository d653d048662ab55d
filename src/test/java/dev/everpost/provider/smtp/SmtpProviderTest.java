package dev.everpost.provider.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.fact.Outcome;
import dev.everpost.fact.Outcome.Accepted;
import dev.everpost.fact.Outcome.AccountTrouble;
import dev.everpost.fact.Outcome.Failure;
import dev.everpost.fact.Outcome.ProviderDown;
import dev.everpost.fact.Outcome.Refused;
import dev.everpost.fact.Outcome.Trouble;
import dev.everpost.fact.Outcome.Unknown;
import dev.everpost.fact.ProviderName;
import dev.everpost.message.Content;
import dev.everpost.message.EmailAddress;
import dev.everpost.message.Message;
import dev.everpost.message.MessageClass;
import dev.everpost.message.MessageId;
import dev.everpost.message.Recipient;
import dev.everpost.message.Submission.Via;
import dev.everpost.provider.Parcel;
import dev.everpost.provider.smtp.SmtpProviderSettings.Encryption;
import dev.everpost.provider.smtp.SmtpProviderSettings.Limits;
import dev.everpost.smtp.ClientCredentials;
import dev.everpost.smtp.ClientPatience;
import dev.everpost.smtp.ClientTls;
import dev.everpost.smtp.Polite;
import dev.everpost.smtp.ScriptedPeer;
import dev.everpost.smtp.ScriptedPeer.Script;
import dev.everpost.smtp.SmtpClientKeeping;
import dev.everpost.world.Names;
import dev.everpost.world.World;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmtpProviderTest {

    private static final ClientPatience SHORT =
            new ClientPatience(Duration.ofSeconds(20), Duration.ofMillis(800), Duration.ofMillis(800));
    private static final ClientPatience LONG =
            new ClientPatience(Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(20));
    private static final SmtpClientKeeping KEEPING = SmtpClientKeeping.STANDARD;

    private final List<AutoCloseable> opened = new ArrayList<>();

    @AfterEach
    void closeAll() throws Exception {
        for (var each : opened.reversed()) {
            each.close();
        }
    }

    @Test
    void carriesTraceAndContentByteForByteAndGivesTheProvidersId() {
        var peer = peer(new Polite("PIPELINING", "8BITMIME"));
        var outcomes = provider(peer).send(parcel("Received: by us\r\n", "Subject: x\r\n\r\n.a\r\n", "a@example.com"));
        assertThat(outcomes).containsExactly(new Accepted("4F7A1", "250 2.0.0 Ok: queued as 4F7A1"));
        assertThat(peer.bodies().getFirst()).asString().isEqualTo("Received: by us\r\nSubject: x\r\n\r\n..a\r\n");
    }

    @Test
    void recipientsHaveTheirOwnOutcomesInOrder() {
        var peer = peer(new Polite("PIPELINING").answer("RCPT TO:<b", "550 5.1.1 no"));
        var outcomes = provider(peer).send(parcel("", "x\r\n", "a@example.com", "b@example.com", "c@example.com"));
        assertThat(outcomes.get(0)).isInstanceOf(Accepted.class);
        assertThat(outcomes.get(1)).isInstanceOf(Refused.class);
        assertThat(outcomes.get(2)).isInstanceOf(Accepted.class);
    }

    @Test
    void aConnectionCarriesOneMessageAfterTheOther() {
        var peer = peer(new Polite("PIPELINING"));
        var provider = provider(peer);
        for (int i = 0; i < 5; i++) {
            assertThat(sendOne(provider)).isInstanceOf(Accepted.class);
        }
        assertThat(peer.connections()).isEqualTo(1);
        assertThat(peer.heard("MAIL")).hasSize(5);
        assertThat(peer.heard("RSET")).isEmpty();
    }

    @Test
    void aConnectionIsGivenUpPolitelyAfterItsShareOfMessages() {
        var peer = peer(new Polite());
        var provider = provider(settings(peer, LONG, new SmtpClientKeeping(64, Duration.ofSeconds(30), 2)));
        for (int i = 0; i < 4; i++) {
            sendOne(provider);
        }
        await(() -> peer.heard("QUIT").size() == 2);
        assertThat(peer.connections()).isEqualTo(2);
    }

    @Test
    void anIdleConnectionIsEndedAfterItsTime() {
        var peer = peer(new Polite());
        var provider = provider(settings(peer, LONG, new SmtpClientKeeping(64, Duration.ofMillis(50), 1000)));
        sendOne(provider);
        await(() -> peer.heard("QUIT").size() == 1);
        assertThat(provider.idleConnections()).isZero();
    }

    @Test
    void noMoreConnectionsAreKeptThanAllowed() {
        var peer = peer(new Polite());
        var provider = provider(settings(peer, LONG, new SmtpClientKeeping(0, Duration.ofSeconds(30), 1000)));
        sendOne(provider);
        await(() -> peer.heard("QUIT").size() == 1);
        assertThat(provider.idleConnections()).isZero();
    }

    @Test
    void closingSaysGoodbyeOnIdleConnections() {
        var peer = peer(new Polite());
        var provider = provider(peer);
        sendOne(provider);
        provider.close();
        assertThat(peer.heard("QUIT")).hasSize(1);
    }

    @Test
    void aKeptConnectionThatTheServerClosedIsReplacedOnce() {
        var peer = peer(afterOneMessage(talk -> {}), new Polite());
        var provider = provider(peer);
        sendOne(provider);
        await(() -> peer.ended() == 1);
        assertThat(sendOne(provider)).isInstanceOf(Accepted.class);
        assertThat(peer.connections()).isEqualTo(2);
    }

    @Test
    void aKeptConnectionThatWasToldGoodbyeIsReplaced() {
        var peer = peer(
                afterOneMessage(talk -> {
                    talk.say("421 4.4.2 idle too long");
                    talk.hang();
                }),
                new Polite());
        var provider = provider(peer);
        sendOne(provider);
        assertThat(sendOne(provider)).isInstanceOf(Accepted.class);
        assertThat(peer.bodies()).hasSize(2);
    }

    @Test
    void aFreshConnectionThatBreaksIsNotReplaced() {
        var peer = peer(new Polite().answer("MAIL", Polite.CLOSE));
        assertThat(sendOne(provider(peer))).isInstanceOf(ProviderDown.class);
        assertThat(peer.connections()).isEqualTo(1);
    }

    @Test
    void aReplacementThatBreaksTooIsTheEnd() {
        var peer = peer(afterOneMessage(talk -> {}), new Polite().answer("MAIL", Polite.CLOSE));
        var provider = provider(peer);
        sendOne(provider);
        await(() -> peer.ended() == 1);
        assertThat(((ProviderDown) sendOne(provider)).failure()).isEqualTo(Failure.BROKEN);
        assertThat(peer.connections()).isEqualTo(2);
    }

    @Test
    void aKeptConnectionThatBreaksAfterTheContentIsUnknownAndNotReplaced() {
        var peer = peer(
                afterOneMessage(talk -> {
                    talk.hear();
                    talk.say("250 ok");
                    talk.hear();
                    talk.say("250 ok");
                    talk.hear();
                    talk.say("354 go on");
                    talk.hearBody();
                }),
                new Polite());
        var provider = provider(peer);
        sendOne(provider);
        assertThat(sendOne(provider)).isInstanceOf(Unknown.class);
        assertThat(peer.connections()).isEqualTo(1);
    }

    @Test
    void aKeptConnectionThatIsSilentIsNotReplacedAndEmptiesThePool() {
        var peer = peer(afterOneMessage(talk -> talk.hang()), new Polite());
        var provider = provider(settings(peer, SHORT, KEEPING));
        sendOne(provider);
        assertThat(((ProviderDown) sendOne(provider)).failure()).isEqualTo(Failure.SILENT);
        assertThat(peer.connections()).isEqualTo(1);
        assertThat(provider.idleConnections()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "greeting, !hang, SILENT",
        "greeting, !close, BROKEN",
        "greeting, 554 no, SERVER_ERROR",
        "greeting, HTTP/1.1 400 Bad Request, NONSENSE",
        "EHLO, !hang, SILENT",
        "MAIL, !hang, SILENT",
        "MAIL, !reset, BROKEN",
        "MAIL, 421 4.3.2 closing, SERVER_ERROR",
        "RCPT, !hang, SILENT",
        "RCPT, 421 4.3.2 closing, SERVER_ERROR",
        "DATA, !hang, SILENT",
        "DATA, !close, BROKEN",
        "., 451 4.3.0 disk, SERVER_ERROR",
        "., 421 4.3.2 closing, SERVER_ERROR",
    })
    void aProviderThatFailsBeforeItTookTheMessageIsDown(String place, String answer, Failure failure) {
        var peer = peer(new Polite().answer(place, answer));
        var provider = provider(settings(peer, answer.equals(Polite.HANG) ? SHORT : LONG, KEEPING));
        assertThat(((ProviderDown) sendOne(provider)).failure()).isEqualTo(failure);
    }

    @ParameterizedTest
    @CsvSource({"!hang", "!close", "!reset", "garbage"})
    void afterTheFinalDotNobodyKnows(String answer) {
        var peer = peer(new Polite("PIPELINING").answer(Polite.DOT, answer));
        var provider = provider(settings(peer, answer.equals(Polite.HANG) ? SHORT : LONG, KEEPING));
        assertThat(sendOne(provider)).isInstanceOf(Unknown.class);
    }

    @Test
    void aClosedPortAndAnUnknownNameAreTellable() throws IOException {
        int port;
        try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = listener.getLocalPort();
        }
        var refused = provider(settings("127.0.0.1", port, LONG, KEEPING, null));
        assertThat(((ProviderDown) sendOne(refused)).failure()).isEqualTo(Failure.CONNECT_REFUSED);
        var settings = settings("mail.invalid", port, LONG, KEEPING, null);
        var nowhere = provider(settings, host -> {
            throw new UnknownHostException(host);
        });
        assertThat(((ProviderDown) sendOne(nowhere)).failure()).isEqualTo(Failure.NAME_NOT_FOUND);
    }

    @Test
    void anAddressThatRefusesIsPassedOverForTheNext() {
        var peer = peer(new Polite());
        var provider = provider(
                settings("mail.example", peer.port(), LONG, KEEPING, null),
                host -> List.of(InetAddress.getByName("127.0.0.2"), InetAddress.getByName("127.0.0.1")));
        assertThat(sendOne(provider)).isInstanceOf(Accepted.class);
    }

    @Test
    void aWrongPasswordIsOurAccountsTroubleAndIsNowhereInTheWords() {
        var peer = peer(new Polite("AUTH PLAIN").answer("AUTH", "535 5.7.8 wrong"));
        var credentials = new ClientCredentials("user", "s3cret");
        var settings = settings("127.0.0.1", peer.port(), LONG, KEEPING, credentials);
        var outcome = (AccountTrouble) sendOne(provider(settings));
        assertThat(outcome.trouble()).isEqualTo(Trouble.CREDENTIALS);
        assertThat(outcome + settings.toString()).doesNotContain("s3cret").doesNotContain("user");
    }

    @Test
    void capabilitiesFollowWhatTheServerOffers() {
        var peer = peer(new Polite("SIZE 2000", "SMTPUTF8"));
        var provider = provider(peer);
        assertThat(provider.capabilities().sizeBytesMax()).isEqualTo(50_000_000);
        sendOne(provider);
        assertThat(provider.capabilities().sizeBytesMax()).isEqualTo(2000);
        assertThat(provider.capabilities().internationalAddresses()).isTrue();
    }

    @Test
    void dsnWishesTravelToAServerThatKnowsThem() {
        var peer = peer(new Polite("DSN"));
        var recipient = new Recipient(0, EmailAddress.of("a@example.com"), Recipient.Notify.NEVER, "rfc822;b@c");
        provider(peer).send(new Parcel(message("env 1"), 1, List.of(recipient), "", content("x\r\n")));
        assertThat(peer.heard("RCPT")).containsExactly("RCPT TO:<a@example.com> NOTIFY=NEVER ORCPT=rfc822;b@c");
        assertThat(peer.heard("MAIL"))
                .as("an ENVID that is not xtext is left out")
                .allMatch(l -> l.endsWith(">"));
    }

    @Test
    void manySendersShareTheConnectionsAndNothingGetsMixedUp() throws InterruptedException {
        var peer = peer(new Polite("PIPELINING"));
        var provider = provider(settings(peer, LONG, new SmtpClientKeeping(4, Duration.ofSeconds(30), 7)));
        var accepted = new AtomicInteger();
        var senders = new ArrayList<Thread>();
        for (int i = 0; i < 40; i++) {
            var content = "Subject: " + i + "\r\n\r\nx\r\n";
            senders.add(Thread.ofVirtual().start(() -> {
                for (int j = 0; j < 10; j++) {
                    var outcome =
                            provider.send(parcel("", content, "a@example.com")).getFirst();
                    accepted.addAndGet(outcome instanceof Accepted ? 1 : 0);
                }
            }));
        }
        for (var sender : senders) {
            sender.join();
        }
        assertThat(accepted).hasValue(400);
        assertThat(provider.idleConnections()).isLessThanOrEqualTo(4);
        var counts = peer.bodies().stream().collect(Collectors.groupingBy(String::new, Collectors.counting()));
        assertThat(counts)
                .hasSize(40)
                .allSatisfy((body, count) -> assertThat(count).isEqualTo(10));
    }

    @Test
    void fortyMegabytesTravelWhole() {
        var peer = peer(new Polite("PIPELINING"));
        var line =
                "0123456789abcdef0123456789abcdef0123456789abcdef0123456789ab\r\n".getBytes(StandardCharsets.US_ASCII);
        var bytes = new byte[40_000_000 / line.length * line.length];
        for (int i = 0; i < bytes.length; i += line.length) {
            System.arraycopy(line, 0, bytes, i, line.length);
        }
        var parcel = new Parcel(message(null), 1, recipients("a@example.com"), "", new Content(bytes));
        assertThat(provider(peer).send(parcel)).first().isInstanceOf(Accepted.class);
        assertThat(Arrays.equals(peer.bodies().getFirst(), bytes)).isTrue();
    }

    private static Script afterOneMessage(Script then) {
        return talk -> {
            talk.say("220 x");
            talk.hear();
            talk.say("250 x");
            talk.hear();
            talk.say("250 x");
            talk.hear();
            talk.say("250 x");
            talk.hear();
            talk.say("354 x");
            talk.hearBody();
            talk.say("250 Ok: queued as 1");
            then.play(talk);
        };
    }

    private ScriptedPeer peer(Script... scripts) {
        var peer = new ScriptedPeer(scripts);
        opened.add(peer);
        return peer;
    }

    private SmtpProvider provider(ScriptedPeer peer) {
        return provider(settings(peer, LONG, KEEPING));
    }

    private SmtpProvider provider(SmtpProviderSettings settings) {
        return provider(settings, Names.ofTheMachine());
    }

    private SmtpProvider provider(SmtpProviderSettings settings, Names names) {
        var provider = new SmtpProvider(
                new ProviderName("relay"), settings, World.real().withNames(names));
        opened.add(provider);
        return provider;
    }

    private static SmtpProviderSettings settings(
            ScriptedPeer peer, ClientPatience patience, SmtpClientKeeping keeping) {
        return settings("127.0.0.1", peer.port(), patience, keeping, null);
    }

    private static SmtpProviderSettings settings(
            String host, int port, ClientPatience patience, SmtpClientKeeping keeping, ClientCredentials credentials) {
        return new SmtpProviderSettings(
                host,
                port,
                Encryption.verified(ClientTls.Mode.NONE),
                credentials,
                "gateway.example",
                patience,
                patience,
                keeping,
                Limits.STANDARD,
                true);
    }

    private static Outcome sendOne(SmtpProvider provider) {
        return provider.send(parcel("", "Subject: x\r\n\r\nx\r\n", "a@example.com"))
                .getFirst();
    }

    private static Parcel parcel(String trace, String content, String... recipients) {
        return new Parcel(message(null), 1, recipients(recipients), trace, content(content));
    }

    private static List<Recipient> recipients(String... addresses) {
        var all = new ArrayList<Recipient>();
        for (var address : addresses) {
            all.add(Recipient.plain(all.size(), EmailAddress.of(address)));
        }
        return all;
    }

    private static Content content(String text) {
        return new Content(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Message message(String envelopeId) {
        var now = Instant.EPOCH;
        return new Message(
                new MessageId(1),
                "app",
                Via.SMTP,
                EmailAddress.of("from@example.com"),
                MessageClass.TRANSACTIONAL,
                now,
                now,
                now,
                1,
                envelopeId,
                null,
                Map.of(),
                Map.of());
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited 20 s for a condition").isLessThan(deadline);
            LockSupport.parkNanos(1_000_000);
        }
    }
}
