package dev.everpost.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every limit of the SMTP listener, broken on the real jar: the reply is the one that the reference promises. */
@Tag("acceptance")
@Timeout(120)
class SmtpLimitsTest {

    private static final Path REFERENCE = Path.of("docs/reference/configuration.md");
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int DRIP_MILLIS = 50;
    private static final String HOME = "127.0.0.1";
    private static final String NARROW = "smtp: { message_size: 1MB, body_budget: 1MB, line_length: 998, recipients: 3,"
            + " errors: 3, connections: 3, connections_per_client: 2 }";
    private static final String HURRIED = "smtp: { idle: 2s, session: 4s, min_rate: 1MB }";

    @TempDir
    private static Path folder;

    private static Rig narrow;
    private static Rig hurried;

    @BeforeAll
    static void start() throws IOException {
        narrow = rig("narrow", NARROW);
        hurried = rig("hurried", HURRIED);
    }

    @AfterAll
    static void stop() {
        narrow.close();
        hurried.close();
    }

    static Stream<Arguments> table() {
        return Stream.of(
                row("message_size", "552 5.3.4", () -> {
                    try (var client = client(narrow)) {
                        client.reply();
                        client.ask("EHLO stranger.example");
                        return client.ask("MAIL FROM:<shop@example.com> SIZE=1048577");
                    }
                }),
                row("message_size", "552 5.3.4", () -> data("x\r\n".repeat(400_000))),
                row("message_size", "552 5.3.4", () -> {
                    try (var client = client(narrow).inTransaction()) {
                        return client.send("BDAT 1048578 LAST\r\n" + "x\r\n".repeat(349_526))
                                .reply();
                    }
                }),
                row("line_length", "554 5.6.0", () -> data("x".repeat(999) + "\r\n")),
                row("body_budget", "452 4.3.1", SmtpLimitsTest::twoLargeBodiesAtOnce),
                row("recipients", "452 4.5.3", () -> repeated("RCPT TO:<bob@example.net>", 3)),
                row("errors", "421 4.7.0", () -> repeated("WHAT", 3)),
                row("errors", "500 5.5.2", () -> repeated("NOOP " + "x".repeat(2048), 1)),
                row("connections_per_client", "421 4.7.0", () -> lastOf(HOME, HOME, HOME)),
                row("connections", "421 4.3.2", () -> lastOf(HOME, HOME, "127.0.0.2", "127.0.0.3")),
                row("idle", "421 4.4.2", () -> {
                    try (var client = client(hurried).inTransaction()) {
                        return client.reply();
                    }
                }),
                row("session", "421 4.4.2", SmtpLimitsTest::oneLetterAfterTheOther),
                row("min_rate", "421 4.4.2", SmtpLimitsTest::anOctetNowAndThen));
    }

    /** A client that is gone frees its place a moment later. */
    @BeforeEach
    void awaitFreePlaces() {
        Await.until(
                "an empty listener",
                PATIENCE,
                () -> narrow.rest.get("/metrics").text().contains("everpost_connections{protocol=\"smtp\"} 0.0"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("table")
    void whoBreaksALimitHearsTheReplyOfItsRow(String key, String code, Breach breach) throws IOException {
        assertThat(breach.lastReply()).startsWith(code + " ");
        assertThat(Files.readAllLines(REFERENCE))
                .filteredOn(line -> line.startsWith("| `smtp." + key + "` |"))
                .singleElement()
                .asString()
                .contains("`" + code + "`");
    }

    private static String data(String lines) throws IOException {
        try (var client = client(narrow).inTransaction()) {
            client.ask("DATA");
            return client.send(lines + ".\r\n").reply();
        }
    }

    private static String twoLargeBodiesAtOnce() throws IOException {
        try (var first = client(narrow).inTransaction();
                var second = client(narrow).inTransaction()) {
            first.send("BDAT 900000\r\n" + "x\r\n".repeat(300_000)).reply();
            return second.send("BDAT 900000\r\n" + "x\r\n".repeat(300_000)).reply();
        }
    }

    /** Inside a transaction that has one recipient already. */
    private static String repeated(String command, int times) throws IOException {
        try (var client = client(narrow).inTransaction()) {
            var reply = "";
            for (int i = 0; i < times; i++) {
                reply = client.ask(command);
            }
            return reply;
        }
    }

    private static String lastOf(String... addresses) throws IOException {
        var open = new ArrayList<Stranger>();
        try {
            for (var address : addresses) {
                open.add(new Stranger(address, narrow.config.smtpPort));
                var greeting = open.getLast().reply();
                if (open.size() == addresses.length) {
                    return greeting;
                }
                assertThat(greeting).startsWith("220 ");
            }
            throw new AssertionError("no addresses");
        } finally {
            for (var client : open) {
                client.close();
            }
        }
    }

    private static String oneLetterAfterTheOther() throws IOException {
        try (var talk = hurried.talk()) {
            var reply = talk.send(Letter.to("ann@example.net"));
            while (reply.startsWith("250 ")) {
                reply = talk.send(Letter.to("ann@example.net"));
            }
            return reply;
        }
    }

    private static String anOctetNowAndThen() throws IOException {
        try (var client = client(hurried).inTransaction()) {
            client.ask("DATA");
            var reply = client.send("x").replyWithin(DRIP_MILLIS);
            while (reply.isEmpty()) {
                reply = client.send("x").replyWithin(DRIP_MILLIS);
            }
            return reply.get();
        }
    }

    private static Stranger client(Rig rig) throws IOException {
        return new Stranger(HOME, rig.config.smtpPort);
    }

    private static Rig rig(String name, String limits) throws IOException {
        var rig = Rig.withTwoProviders(Files.createDirectory(folder.resolve(name)));
        rig.config.also(limits);
        return rig.start();
    }

    private static Arguments row(String key, String code, Breach breach) {
        return Arguments.of(key, code, breach);
    }

    /** What a client does to break a limit; gives the last reply it heard. */
    private interface Breach {
        String lastReply() throws IOException;
    }
}
