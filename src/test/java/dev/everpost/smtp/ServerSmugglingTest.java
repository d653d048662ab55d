package dev.everpost.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SMTP smuggling: whatever a client writes where CRLF.CRLF ought to be, never does one DATA become two messages. */
class ServerSmugglingTest {

    private static final String SECOND = "MAIL FROM:<evil@example.com>\r\nRCPT TO:<victim@example.net>\r\nDATA\r\n"
            + "Subject: smuggled\r\n\r\nsecond\r\n.\r\nQUIT\r\n";

    private ServerUnderTest running;

    @BeforeEach
    void start() throws Exception {
        running = new ServerUnderTest();
    }

    @AfterEach
    void stop() {
        running.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n.\n",
                "\n.\r\n",
                "\r\n.\n",
                "\r.\r",
                "\r.\r\n",
                "\r\n.\r",
                "\r.\n",
                "\n.\r",
                "\r\n\0.\r\n",
                "\r\n.\0\r\n",
                "\r\n.\r\r\n",
                "\r\r\n.\r\r\n",
                "\r\n\r.\r\n",
                "\n\n.\r\n"
            })
    void aFalseEndOfDataRefusesTheMessageAndEndsTheSession(String falseEnd) throws Exception {
        try (var wire = running.connect()) {
            wire.envelope();
            wire.send("DATA\r\n");
            assertThat(wire.reply()).startsWith("354");
            wire.send("Subject: first\r\n\r\nfirst" + falseEnd + SECOND);

            assertThat(wire.repliesToTheEnd()).singleElement().asString().startsWith("554 5.6.0 ");
        }
        assertThat(running.memory.mails).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n..\r\n", "\r\n...\r\n", "\r\n. \r\n", "\r\n.x\r\n", " .\r\n", "\r\n \r\n.. \r\n"})
    void anInnocentDotKeepsTheRestInsideOneMessage(String innocent) throws Exception {
        try (var wire = running.connect()) {
            wire.envelope();
            wire.send("DATA\r\n");
            wire.reply();
            wire.send("Subject: first\r\n\r\nfirst" + innocent + SECOND);

            assertThat(wire.repliesToTheEnd()).hasSize(2).first().asString().startsWith("250 ");
        }
        assertThat(running.memory.contents()).singleElement().asString().endsWith("second\r\n");
    }

    @Test
    void theTrueEndLetsAPipelinedSecondMessageFollow() throws Exception {
        try (var wire = running.connect()) {
            wire.envelope();
            wire.send("DATA\r\n");
            wire.reply();
            wire.send("Subject: first\r\n\r\nfirst\r\n.\r\n" + SECOND);
            wire.repliesToTheEnd();
        }
        assertThat(running.memory.mails).hasSize(2);
    }

    @Test
    void stuffedDotsAreTakenAwayAndNothingElseIsChanged() throws Exception {
        try (var wire = running.connect()) {
            wire.envelope();
            wire.send("DATA\r\n");
            wire.reply();
            wire.send("..one\r\n...\r\n a.b.\r\n.single\r\n\r\n\u00e9\u0080\u00ff\t\f\r\n.\r\n");
            assertThat(wire.reply()).startsWith("250");
        }
        assertThat(running.memory.contents())
                .containsExactly(".one\r\n..\r\n a.b.\r\nsingle\r\n\r\n\u00e9\u0080\u00ff\t\f\r\n");
    }

    @Test
    void aMessageOfNothingIsAMessage() throws Exception {
        try (var wire = running.connect()) {
            wire.envelope();
            wire.send("DATA\r\n.\r\n");
            assertThat(wire.reply()).startsWith("354");
            assertThat(wire.reply()).startsWith("250");
        }
        assertThat(running.memory.contents()).containsExactly("");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7})
    void theSizeOfThePiecesOnTheWireMakesNoDifference(int pieceBytes) throws Exception {
        var message = "Subject: x\r\n\r\n..dot\r\nend\r\n.\r\n";
        try (var wire = running.connect()) {
            wire.envelope();
            wire.send("DATA\r\n");
            wire.reply();
            for (int i = 0; i < message.length(); i += pieceBytes) {
                wire.send(message.substring(i, Math.min(message.length(), i + pieceBytes)));
            }
            assertThat(wire.reply()).startsWith("250");
        }
        assertThat(running.memory.contents()).containsExactly("Subject: x\r\n\r\n.dot\r\nend\r\n");
    }

    @Test
    void aLongMessageArrivesWhole() throws Exception {
        var text = ("0123456789".repeat(99) + "\r\n").repeat(3000);
        try (var wire = running.connect()) {
            wire.envelope();
            wire.send("DATA\r\n");
            wire.reply();
            wire.send(text + ".\r\n");
            assertThat(wire.reply()).startsWith("250");
        }
        assertThat(running.memory.contents().getFirst().equals(text)).isTrue();
    }
}
