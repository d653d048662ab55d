package dev.everpost.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The beginning and the end of a server. */
class ServerStopTest {

    @Test
    void anIdleSessionIsToldAtOnce() throws Exception {
        var running = new ServerUnderTest();
        try (var wire = running.connect()) {
            wire.reply();
            wire.ask("EHLO client.test");

            assertThat(running.server.close(Duration.ofSeconds(10))).isTrue();
            assertThat(wire.reply()).startsWith("421 4.3.2 Shutting down");
            assertThat(wire.isAtEnd()).isTrue();
        }
    }

    @Test
    void aMessageUnderWayIsFinishedAndTheNextCommandGets421() throws Exception {
        var running = new ServerUnderTest();
        try (var wire = running.connect()) {
            wire.envelope();
            assertThat(wire.ask("DATA")).startsWith("354");
            wire.send("half of it ");
            running.server.stopAccepting();
            assertThat(wire.ask("and the rest\r\n.")).startsWith("250 2.0.0");
            assertThat(wire.reply()).startsWith("421 4.3.2");
            assertThat(running.memory.mails).hasSize(1);
        }
        assertThat(running.server.close(Duration.ofSeconds(10))).isTrue();
    }

    @Test
    void aTransactionBegunGets421AtItsNextCommand() throws Exception {
        var running = new ServerUnderTest();
        try (var wire = running.connect()) {
            wire.envelope();
            running.server.stopAccepting();
            assertThat(wire.ask("DATA")).startsWith("421 4.3.2");
            assertThat(running.memory.mails).isEmpty();
        }
        running.close();
    }

    @Test
    void aSessionThatDoesNotEndIsCutOffAtTheBound() throws Exception {
        var running = new ServerUnderTest();
        try (var wire = running.connect()) {
            wire.envelope();
            assertThat(wire.ask("DATA")).startsWith("354");

            assertThat(running.server.close(Duration.ofMillis(50))).isFalse();
            assertThat(wire.repliesToTheEnd()).noneMatch(reply -> reply.startsWith("2"));
            ServerUnderTest.await(() -> running.memory.calls.contains("closed"));
            assertThat(running.memory.mails).isEmpty();
        }
    }

    @Test
    void askingTwiceStillSaysTheLastWord() throws Exception {
        for (int i = 0; i < 50; i++) {
            var running = new ServerUnderTest();
            try (var wire = running.connect()) {
                wire.reply();
                wire.ask("EHLO client.test");
                running.server.stopAccepting();
                running.server.stopAccepting();
                assertThat(wire.repliesToTheEnd()).anyMatch(reply -> reply.startsWith("421"));
            }
        }
    }

    @Test
    void nobodyIsAcceptedAfterwards() throws Exception {
        var running = new ServerUnderTest();
        running.server.stopAccepting();
        assertThatThrownBy(running::connect).isInstanceOf(IOException.class);
    }

    @Test
    void aPortInUseIsNamed() throws Exception {
        try (var running = new ServerUnderTest()) {
            var taken = new InetSocketAddress(InetAddress.getLoopbackAddress(), running.server.port());
            var second = new SmtpServer(
                    ServerSettings.plain(taken, "mx.test"), ServerUnderTest.WORLD, running.memory, ServerEvents.NONE);
            assertThatThrownBy(second::start)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(":" + taken.getPort())
                    .hasMessageContaining("choose another port");
        }
    }

    @Test
    void aClientThatLeavesInTheMiddleOfAMessageLeavesNothing() throws Exception {
        try (var running = new ServerUnderTest()) {
            try (var wire = running.connect()) {
                wire.envelope();
                wire.ask("DATA");
                wire.send("half a message\r\n");
            }
            ServerUnderTest.await(() -> running.memory.calls.contains("closed"));
            assertThat(running.memory.mails).isEmpty();
            assertThat(running.memory.calls).contains("reset");
        }
    }

    @Test
    void aClientThatEndsItsOutputAfterQuitStillReadsAllReplies() throws Exception {
        try (var running = new ServerUnderTest();
                var wire = running.connect()) {
            wire.send("HELO c\r\nMAIL FROM:<>\r\nRCPT TO:<b@example.net>\r\nDATA\r\ntext\r\n.\r\nQUIT\r\n");
            wire.endOutput();
            assertThat(wire.repliesToTheEnd())
                    .extracting(reply -> reply.substring(0, 3))
                    .containsExactly("220", "250", "250", "250", "354", "250", "221");
        }
    }
}
