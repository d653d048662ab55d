package dev.everpost.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.everpost.smtp.ServerLimits.Counts;
import dev.everpost.smtp.ServerLimits.Sizes;
import dev.everpost.smtp.ServerLimits.Times;
import dev.everpost.world.Threads;
import dev.everpost.world.World;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The limits that need more than one line of dialogue: connections, time and memory. */
class ServerLimitsTest {

    private static final Duration LONG = Duration.ofHours(1);

    @Test
    void aClientWithTooManyConnectionsIsTurnedAwayUntilOneIsClosed() throws Exception {
        try (var running = new ServerUnderTest(ServerLimits.defaults().with(new Counts(10, 2, 10, 20, 100)))) {
            try (var first = running.connect();
                    var second = running.connect();
                    var third = running.connect()) {
                assertThat(first.reply()).startsWith("220");
                assertThat(second.reply()).startsWith("220");
                assertThat(third.reply()).isEqualTo("421 4.7.0 More than 2 connections from your address");
                assertThat(third.isAtEnd()).isTrue();
            }
            ServerUnderTest.await(() -> running.server.connections() == 0);
            try (var fourth = running.connect()) {
                assertThat(fourth.reply()).startsWith("220");
            }
        }
    }

    @Test
    void aConnectionBeyondAllConnectionsIsTurnedAway() throws Exception {
        try (var running = new ServerUnderTest(ServerLimits.defaults().with(new Counts(1, 5, 10, 20, 100)));
                var first = running.connect();
                var second = running.connect()) {
            assertThat(first.reply()).startsWith("220");
            assertThat(second.reply()).startsWith("421 4.3.2 All 1 connections are in use");
        }
    }

    @Test
    void clientsThatResetBeforeTheyAreTurnedAwayDoNotSlowTheAccepting() throws Exception {
        var one = ServerLimits.defaults().with(new Counts(1, 5, 10, 20, 100));
        var counting = new CountingWorld();
        try (var server = counting.server(ServerUnderTest.settings().with(one));
                var first = new ServerWire(server.port())) {
            assertThat(first.reply()).startsWith("220");
            for (int i = 0; i < 50; i++) {
                try (var leaving = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
                    leaving.setSoLinger(true, 0);
                }
            }
            ServerUnderTest.await(() -> counting.turnedAway.get() == 50);
            try (var late = new ServerWire(server.port())) {
                assertThat(late.reply()).startsWith("421 4.3.2 All 1 connections are in use");
            }
            assertThat(counting.acceptorSlept.get()).isZero();
        }
    }

    @Test
    void linesThatAreTooLongAreErrorsLikeOthers() throws Exception {
        try (var running = new ServerUnderTest(ServerLimits.defaults().with(new Counts(10, 10, 10, 3, 100)));
                var wire = running.connect()) {
            assertThat(wire.reply()).startsWith("220");
            wire.ask("EHLO client.test");
            var tooLong = "x".repeat(3000);
            assertThat(wire.ask(tooLong)).startsWith("500 5.5.2 The command line exceeds 2048 octets");
            assertThat(wire.ask(tooLong)).startsWith("500 5.5.2");
            assertThat(wire.ask(tooLong)).isEqualTo("421 4.7.0 After 3 errors this session ends");
            assertThat(wire.isAtEnd()).isTrue();
        }
    }

    @Test
    void anIdleClientIsSentAway() throws Exception {
        var times = new Times(Duration.ofMillis(50), LONG, LONG, LONG, 500);
        try (var running = new ServerUnderTest(ServerLimits.defaults().with(times));
                var wire = running.connect()) {
            assertThat(wire.reply()).startsWith("220");
            wire.send("NOO");
            assertThat(wire.reply()).isEqualTo("421 4.4.2 Timeout; too slow or idle for too long");
            assertThat(wire.isAtEnd()).isTrue();
        }
    }

    @Test
    void aSessionHasItsTimeHoweverBusyItIs() throws Exception {
        var times = new Times(LONG, Duration.ofMillis(100), LONG, LONG, 500);
        try (var running = new ServerUnderTest(ServerLimits.defaults().with(times));
                var wire = running.connect()) {
            assertThat(wire.reply()).startsWith("220");
            assertThat(wire.repliesToTheEnd()).singleElement().asString().startsWith("421 4.4.2 ");
        }
    }

    @Test
    void aMessageThatDripsSlowerThanTheRateEndsTheSession() throws Exception {
        var times = new Times(LONG, LONG, LONG, Duration.ofMillis(50), 1_000_000);
        try (var running = new ServerUnderTest(ServerLimits.defaults().with(times));
                var wire = running.connect()) {
            wire.envelope();
            wire.send("DATA\r\n");
            assertThat(wire.reply()).startsWith("354");
            wire.send("a few octets and then silence");
            assertThat(wire.repliesToTheEnd()).singleElement().asString().startsWith("421 4.4.2 ");
            assertThat(running.memory.mails).isEmpty();
        }
    }

    @Test
    void aChunkThatNeverComesEndsTheSession() throws Exception {
        var times = new Times(LONG, LONG, LONG, Duration.ofMillis(50), 1_000_000);
        try (var running = new ServerUnderTest(ServerLimits.defaults().with(times));
                var wire = running.connect()) {
            wire.envelope();
            wire.send("BDAT 100 LAST\r\n");
            assertThat(wire.repliesToTheEnd()).singleElement().asString().startsWith("421 4.4.2 ");
        }
    }

    @Test
    void messagesBeyondTheMemoryOfTheServerAre452UntilThereIsRoomAgain() throws Exception {
        var sizes = new Sizes(1000, 512, 1000, 1000);
        try (var running = new ServerUnderTest(ServerLimits.defaults().with(sizes));
                var first = running.connect();
                var second = running.connect()) {
            first.envelope().send("BDAT 900\r\n" + "x".repeat(900));
            assertThat(first.reply()).startsWith("250");
            second.envelope().send("DATA\r\n");
            assertThat(second.reply()).startsWith("354");
            assertThat(second.ask("y".repeat(200) + "\r\n.")).startsWith("452 4.3.1 No memory");

            assertThat(first.ask("RSET")).startsWith("250");
            second.transaction().send("DATA\r\n");
            second.reply();
            assertThat(second.ask("y".repeat(200) + "\r\n.")).startsWith("250 2.0.0");
        }
    }

    @Test
    void theMemoryOfALostClientIsGivenBack() throws Exception {
        var sizes = new Sizes(1000, 512, 1000, 1000);
        try (var running = new ServerUnderTest(ServerLimits.defaults().with(sizes))) {
            for (int i = 0; i < 3; i++) {
                try (var wire = running.connect()) {
                    wire.envelope().send("BDAT 900\r\n" + "x".repeat(900));
                    assertThat(wire.reply()).startsWith("250");
                }
                ServerUnderTest.await(() -> running.server.connections() == 0);
            }
        }
    }

    @Test
    void aClientThatReadsNoRepliesIsCutOff() throws Exception {
        var limits = ServerLimits.defaults()
                .with(new Times(Duration.ofMillis(200), LONG, LONG, LONG, 500))
                .with(new Counts(10, 10, 10, 20, Integer.MAX_VALUE));
        try (var running = new ServerUnderTest(limits);
                var wire = running.connect()) {
            var commands = "HELP\r\n".repeat(1000);
            assertThatThrownBy(() -> sendForEver(wire, commands)).isInstanceOf(IOException.class);
            ServerUnderTest.await(() -> running.server.connections() == 0);
        }
    }

    private static void sendForEver(ServerWire wire, String commands) throws IOException {
        while (true) {
            wire.send(commands);
        }
    }

    @Test
    void aLimitThatMakesNoSenseIsRefusedByNameAndRemedy() {
        assertThatThrownBy(() -> new Counts(0, 1, 1, 1, 1)).hasMessage("connections is 0; set at least 1");
        assertThatThrownBy(() -> new Sizes(1000, 100, 1000, 1000))
                .hasMessage("commandLineBytes is 100; set at least 512");
        assertThatThrownBy(() -> new Sizes(1000, 512, 70_000, 1000))
                .hasMessage("textLineBytes is 70000; set at most 65536");
    }

    /** Counts the clients turned away and the times that the accepting thread slept. */
    private static final class CountingWorld implements ServerEvents {
        private final AtomicInteger turnedAway = new AtomicInteger();
        private final AtomicInteger acceptorSlept = new AtomicInteger();

        private SmtpServer server(ServerSettings settings) throws IOException {
            var real = ServerUnderTest.WORLD;
            var world = new World(real.time(), real.chance(), new Listening(real.threads()));
            var server = new SmtpServer(settings, world, new ServerMemory(), this);
            server.start();
            return server;
        }

        @Override
        public void turnedAway(InetAddress client, Reply reply) {
            turnedAway.incrementAndGet();
        }

        private final class Listening implements Threads {
            private final Threads real;

            private Listening(Threads real) {
                this.real = real;
            }

            @Override
            public Thread start(String name, Runnable body) {
                return real.start(name, body);
            }

            @Override
            public Thread startPlatform(String name, Runnable body) {
                return real.startPlatform(name, body);
            }

            @Override
            public void park(Duration atMost) {
                real.park(atMost);
            }

            @Override
            public void unpark(Thread thread) {
                real.unpark(thread);
            }

            @Override
            public void sleep(Duration duration) {
                if (Thread.currentThread().getName().startsWith("smtp-accept")) {
                    acceptorSlept.incrementAndGet();
                }
                real.sleep(duration);
            }
        }
    }
}
