package dev.everpost.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.everpost.publish.Post.Answer;
import dev.everpost.smtp.TlsIdentity;
import dev.everpost.world.World;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostTlsTest {

    private final TlsIdentity identity = TlsIdentity.selfSigned("localhost", World.real());
    private HttpsServer server;

    @BeforeEach
    void start() throws Exception {
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(identity.context()));
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aCertificateThatNobodyVouchesForIsNoYes() {
        assertThat(send("localhost", null)).isInstanceOf(Answer.None.class);
    }

    @Test
    void aTrustedCertificateOfTheRightNameIs() throws Exception {
        assertThat(send("localhost", trusting()))
                .isInstanceOfSatisfying(
                        Answer.Answered.class,
                        answer -> assertThat(answer.isYes()).isTrue());
    }

    @Test
    void aTrustedCertificateOfAnotherNameIsNot() throws Exception {
        assertThat(send("127.0.0.1", trusting())).isInstanceOf(Answer.None.class);
    }

    private Answer send(String host, SSLContext tls) {
        try (var post = new Post(new Reach(false, false), World.real(), Duration.ofSeconds(10), tls)) {
            var url = URI.create("https://" + host + ":" + server.getAddress().getPort() + "/");
            return post.send(url, Map.of(), new byte[0]);
        }
    }

    private SSLContext trusting() throws Exception {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("endpoint", identity.certificate());
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
