package dev.everpost.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** TLS over real sockets: STARTTLS (RFC 3207), its injection (CVE-2011-0411), and implicit TLS (RFC 8314). */
class ServerTlsTest {

    private static final TlsIdentity IDENTITY = TlsIdentity.selfSigned("mx.test", ServerUnderTest.WORLD);

    @Test
    void aMessageTravelsUnderStartTls() throws Exception {
        try (var running = startTlsServer();
                var wire = running.connect()) {
            wire.reply();
            wire.ask("EHLO client.test");
            assertThat(wire.ask("STARTTLS")).isEqualTo("220 2.0.0 Ready to start TLS");
            wire.startTls();
            assertThat(wire.ask("EHLO client.test")).startsWith("250");
            wire.transaction();
            assertThat(wire.ask("DATA")).startsWith("354");
            assertThat(wire.ask("secret text\r\n.")).startsWith("250");
            assertThat(wire.ask("QUIT")).startsWith("221");
            assertThat(running.memory.contents()).containsExactly("secret text\r\n");
            assertThat(running.memory.calls).contains("secured tls=true helo=null");
        }
    }

    @Test
    void afterStartTlsTheClientMustGreetAndAuthenticateAgain() throws Exception {
        try (var running = startTlsServer();
                var wire = running.connect()) {
            wire.reply();
            wire.ask("EHLO client.test");
            assertThat(wire.ask("AUTH PLAIN AGFubgBzZWNyZXQ=")).startsWith("235");
            wire.transaction();
            wire.ask("STARTTLS");
            wire.startTls();

            assertThat(wire.ask("DATA")).startsWith("503 5.5.1 Send MAIL first");
            assertThat(wire.ask("MAIL FROM:<a@example.com>")).startsWith("503 5.5.1 Send EHLO first");
            wire.ask("EHLO client.test");
            assertThat(wire.ask("AUTH PLAIN AGFubgBzZWNyZXQ=")).startsWith("235");
            assertThat(wire.ask("STARTTLS")).startsWith("503 5.5.1 TLS is already on");
        }
    }

    @Test
    void plaintextInTheSameWriteAsStartTlsIsNeverObeyed() throws Exception {
        try (var running = startTlsServer();
                var wire = running.connect()) {
            wire.reply();
            wire.ask("EHLO client.test");
            wire.send("STARTTLS\r\nMAIL FROM:<evil@example.com>\r\nRCPT TO:<victim@example.net>\r\n");
            assertThat(wire.reply()).startsWith("220");
            wire.startTls();
            assertThat(wire.ask("NOOP")).isEqualTo("250 2.0.0 Ok");
            assertThat(running.memory.calls).noneMatch(call -> call.startsWith("mail") || call.startsWith("rcpt"));
        }
    }

    @Test
    void startTlsIsNotOfferedUnderTls() throws Exception {
        try (var running = implicitTlsServer();
                var wire = running.connect()) {
            wire.startTls();
            assertThat(wire.reply()).startsWith("220");
            wire.send("EHLO client.test\r\n");
            var line = wire.line();
            while (line.charAt(3) == '-') {
                assertThat(line).doesNotContain("STARTTLS");
                line = wire.line();
            }
            assertThat(running.memory.calls).contains("connected tls=true");
        }
    }

    @Test
    void aClientThatSpeaksPlainlyToImplicitTlsIsCutOffAndTheNextOneServed() throws Exception {
        try (var running = implicitTlsServer()) {
            try (var plain = running.connect()) {
                plain.send("EHLO client.test\r\n");
                assertThat(plain.repliesToTheEnd()).noneMatch(reply -> reply.startsWith("250"));
            }
            try (var wire = running.connect()) {
                wire.startTls();
                assertThat(wire.reply()).startsWith("220");
            }
        }
    }

    @Test
    void aRefusalUnderTlsStillReachesTheClient() throws Exception {
        try (var running = implicitTlsServer();
                var wire = running.connect()) {
            wire.startTls();
            wire.envelope();
            wire.send("DATA\r\n");
            wire.reply();
            wire.send("bare\nline" + "more text\r\n".repeat(10_000) + ".\r\n");
            assertThat(wire.reply()).startsWith("554 5.6.0");
        }
    }

    @Test
    void aHandshakeThatDripsIsCutOff() throws Exception {
        var limits = ServerLimits.defaults();
        var hour = Duration.ofHours(1);
        var times = new ServerLimits.Times(Duration.ofMillis(200), hour, hour, hour, 500);
        try (var running = new ServerUnderTest(
                        ServerUnderTest.settings().with(limits.with(times)).with(IDENTITY.context()));
                var wire = running.connect()) {
            wire.reply();
            assertThat(wire.ask("STARTTLS")).startsWith("220");
            wire.send("\u0016\u0003\u0001");
            assertThat(wire.repliesToTheEnd()).isEmpty();
            ServerUnderTest.await(() -> running.server.connections() == 0);
        }
    }

    private static ServerUnderTest startTlsServer() throws Exception {
        return new ServerUnderTest(ServerUnderTest.settings().with(IDENTITY.context()));
    }

    private static ServerUnderTest implicitTlsServer() throws Exception {
        var any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        return new ServerUnderTest(new ServerSettings(
                any,
                true,
                "mx.test",
                ServerLimits.defaults(),
                IDENTITY::context,
                ServerSettings.AuthPolicy.UNDER_TLS_OR_ON_LOOPBACK));
    }
}
