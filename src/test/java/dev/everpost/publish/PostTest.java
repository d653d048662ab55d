package dev.everpost.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.publish.Post.Answer;
import dev.everpost.world.World;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostTest {

    private static final Duration IMPATIENT = Duration.ofMillis(300);

    private final Endpoint endpoint = new Endpoint();
    private final CountDownLatch over = new CountDownLatch(1);
    private Post post = new Post(new Reach(false, false), World.real());

    @AfterEach
    void close() {
        over.countDown();
        post.close();
        endpoint.close();
    }

    @Test
    void theBodyAndTheHeadersArriveAndTheAnswerComesBack() {
        endpoint.answers(201, "thank you");

        var answer = send(endpoint.url());

        assertThat(answer).isInstanceOfSatisfying(Answer.Answered.class, yes -> {
            assertThat(yes.isYes()).isTrue();
            assertThat(yes.body()).asString().isEqualTo("thank you");
        });
        var request = endpoint.requests().getFirst();
        assertThat(request.body()).isEqualTo("hello");
        assertThat(request.headers()).containsEntry("X-Test", "1").containsEntry("Content-Type", "text/plain");
    }

    @Test
    void aSilentEndpointCostsBoundedTime() {
        impatient();
        endpoint.does(exchange -> waitForTheEnd());

        assertThat(send(endpoint.url())).isInstanceOf(Answer.None.class);
    }

    @Test
    void anEndpointThatDripsItsAnswerCostsBoundedTimeToo() {
        impatient();
        endpoint.does(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            while (over.getCount() > 0) {
                exchange.getResponseBody().write('.');
                exchange.getResponseBody().flush();
                Thread.onSpinWait();
            }
        });

        assertThat(send(endpoint.url())).isNotNull();
    }

    @Test
    void anEndlessAnswerIsReadToTheLimitOnly() {
        endpoint.does(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            var chunk = new byte[64 * 1024];
            while (over.getCount() > 0) {
                exchange.getResponseBody().write(chunk);
            }
        });

        assertThat(send(endpoint.url()))
                .isInstanceOfSatisfying(
                        Answer.Answered.class,
                        answer -> assertThat(answer.body()).hasSize(Post.ANSWER_BYTES_MAX));
    }

    @Test
    void redirectsAreNotFollowed() {
        try (var other = new Endpoint()) {
            endpoint.does(exchange -> {
                exchange.getResponseHeaders().add("Location", other.url().toString());
                exchange.sendResponseHeaders(307, -1);
                exchange.close();
            });

            assertThat(send(endpoint.url()))
                    .isInstanceOfSatisfying(
                            Answer.Answered.class,
                            answer -> assertThat(answer.status()).isEqualTo(307));
            assertThat(other.requests()).isEmpty();
        }
    }

    @Test
    void plainHttpStaysOnThisMachineUnlessItIsAllowed() {
        assertThat(send(URI.create("http://192.0.2.1/events")))
                .isInstanceOfSatisfying(
                        Answer.None.class, none -> assertThat(none.why()).contains("allow_http"));
        assertThat(new Reach(true, false).objection(URI.create("http://192.0.2.1/events")))
                .isEmpty();
    }

    @Test
    void privateAddressesAreRefusedWhenConnecting() {
        assertThat(send(URI.create("https://10.0.0.1/events")))
                .isInstanceOfSatisfying(
                        Answer.None.class, none -> assertThat(none.why()).contains("allow_private"));
    }

    @Test
    void aNobodyIsAnswerEnough() {
        endpoint.close();

        assertThat(send(endpoint.url())).isInstanceOf(Answer.None.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.2",
                "0.0.0.0",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "fe80::1",
                "fc00::1",
                "fd12::1",
                "64:ff9b::a00:1",
                "2002:a00:1::1"
            })
    void addressesThatAreNotPublicAreKnown(String address) throws IOException {
        assertThat(Reach.isPublic(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.1", "8.8.8.8", "100.128.0.1", "172.32.0.1", "2001:db8::1", "2a00:1450::1"})
    void publicAddressesAreNotTakenForPrivateOnes(String address) throws IOException {
        assertThat(Reach.isPublic(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://example.com/", "https:///x", "https://u:p@example.com/", "file:/etc/passwd", "x"})
    void whatIsNoPlainUrlIsRefused(String url) {
        assertThat(new Reach(true, true).objection(URI.create(url))).isPresent();
    }

    private void impatient() {
        post.close();
        post = new Post(new Reach(false, false), World.real(), IMPATIENT, null);
    }

    private Answer send(URI to) {
        return post.send(
                to,
                Map.of("Content-Type", "text/plain", "X-Test", "1"),
                "hello".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private void waitForTheEnd() {
        try {
            over.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
