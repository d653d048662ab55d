package dev.everpost.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** What a metric hears. */
class ServerEventsTest {

    private final List<String> heard = new CopyOnWriteArrayList<>();

    private final ServerEvents events = new ServerEvents() {
        @Override
        public void connected(InetAddress client) {
            heard.add("connected");
        }

        @Override
        public void disconnected(InetAddress client) {
            heard.add("disconnected");
        }

        @Override
        public void messageTaken(int bytes) {
            heard.add("taken " + bytes);
        }

        @Override
        public void refused(Reply reply) {
            heard.add("refused " + reply.code());
        }
    };

    @Test
    void aSessionIsHeardFromItsBeginningToItsEnd() throws Exception {
        var server = new SmtpServer(ServerUnderTest.settings(), ServerUnderTest.WORLD, new ServerMemory(), events);
        server.start();
        try (server;
                var wire = new ServerWire(server.port())) {
            wire.envelope();
            wire.ask("RCPT TO:<x@refused.test>");
            wire.ask("DATA");
            wire.ask("text\r\n.");
            wire.ask("NONSENSE");
            wire.ask("QUIT");
            ServerUnderTest.await(() -> heard.contains("disconnected"));
        }
        assertThat(heard).containsExactly("connected", "refused 550", "taken 6", "refused 500", "disconnected");
    }
}
