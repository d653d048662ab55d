package dev.everpost.edge.hooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.fact.Fact.Report;
import dev.everpost.provider.hook.HookReading;
import dev.everpost.provider.hook.Told;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A post is kept, answered, visited or refused; whatever it is, it is counted, and refused it changes nothing. */
class HooksApiTest {

    private static final byte[] BODY = "[{}]".getBytes(UTF_8);
    private static final HookLimits LIMITS = new HookLimits(1000, 5000, 2, 1000, 1000, Duration.ofSeconds(5));

    private final RunningHooks hooks = new RunningHooks(LIMITS);

    @AfterEach
    void close() {
        hooks.close();
    }

    @Test
    void whatIsTheirsIsKeptBeforeYesIsSaid() {
        hooks.reader.set(request -> new HookReading.Tidings(List.of(told("1"), told("2"))));

        assertThat(hooks.post("/hooks/alpha", BODY).statusCode()).isEqualTo(200);

        assertThat(hooks.kept).extracting(tiding -> tiding.eventId()).containsExactly("1", "2");
        assertThat(hooks.events).containsExactly("alpha kept");
    }

    @Test
    void theReaderSeesTheRequestAsItCame() {
        hooks.post("/hooks/alpha/s3cret?a=1&b=%20", BODY, "X-Signature", "abc");

        assertThat(hooks.requests).singleElement().satisfies(request -> {
            assertThat(request.method()).isEqualTo("POST");
            assertThat(request.url().getRawPath()).isEqualTo("/hooks/alpha/s3cret");
            assertThat(request.url().getRawQuery()).isEqualTo("a=1&b=%20");
            assertThat(request.header("x-SIGNATURE")).contains("abc");
            assertThat(request.body()).isEqualTo(BODY);
        });
    }

    @Test
    void aStoreThatCannotPromiseMakesTheVendorSendAgain() {
        hooks.failing = true;
        hooks.reader.set(request -> new HookReading.Tidings(List.of(told("1"))));

        var answer = hooks.post("/hooks/alpha", BODY);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(hooks.events).containsExactly("alpha unavailable");
    }

    @Test
    void whatIsRefusedChangesNothingAndDoesNotHearWhy() {
        hooks.reader.set(request -> new HookReading.Forged("the secret reason"));
        var forged = hooks.post("/hooks/alpha", BODY);
        hooks.reader.set(request -> new HookReading.Malformed("the secret reason"));
        var malformed = hooks.post("/hooks/alpha", BODY);

        assertThat(forged.statusCode()).isEqualTo(403);
        assertThat(malformed.statusCode()).isEqualTo(400);
        assertThat(forged.body() + malformed.body()).doesNotContain("secret reason");
        assertThat(hooks.kept).isEmpty();
        assertThat(hooks.events).containsExactly("alpha forged", "alpha malformed");
    }

    @Test
    void aHandshakeIsAnsweredWhateverItsMethod() {
        hooks.reader.set(request -> new HookReading.Handshake("application/json", "{\"code\":1}"));

        var answer = hooks.post("/hooks/alpha", BODY);
        var asked = hooks.send(
                HttpRequest.newBuilder().method("OPTIONS", HttpRequest.BodyPublishers.noBody()),
                "/hooks/alpha",
                "WebHook-Request-Origin",
                "eventgrid.azure.net");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"code\":1}");
        assertThat(asked.headers().firstValue("WebHook-Allowed-Origin")).contains("eventgrid.azure.net");
        assertThat(hooks.kept).isEmpty();
    }

    @Test
    void anInvitationIsVisitedWhereTheReaderSaysAndNowhereElse() {
        hooks.reader.set(request -> new HookReading.Invitation(URI.create("https://sns.example/confirm")));
        assertThat(hooks.post("/hooks/alpha", BODY).statusCode()).isEqualTo(200);

        hooks.obstacle = Optional.of("no answer");
        assertThat(hooks.post("/hooks/alpha", BODY).statusCode()).isEqualTo(503);

        assertThat(hooks.visited).hasSize(2).containsOnly(URI.create("https://sns.example/confirm"));
        assertThat(hooks.events).containsExactly("alpha invitation", "alpha invitation_failed");
    }

    @Test
    void aHookOfNobodyIsNotFound() {
        for (var path : List.of("/hooks/beta", "/hooks/BETA", "/hooks/a%0d%0ab", "/hooks/beta/secret")) {
            assertThat(hooks.post(path, BODY).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(hooks.requests).isEmpty();
        assertThat(hooks.events).hasSize(4).containsOnly("unknown");
    }

    @Test
    void aBodyBeyondTheLimitIsNotReadWhole() throws IOException {
        assertThat(hooks.post("/hooks/alpha", new byte[1001]).statusCode()).isEqualTo(413);
        var chunked = HttpRequest.newBuilder()
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(new byte[3000])));
        assertThat(hooks.send(chunked, "/hooks/alpha").statusCode()).isEqualTo(413);
        assertThat(hooks.post("/hooks/alpha", packed(new byte[1_000_000]), "Content-Encoding", "gzip")
                        .statusCode())
                .isEqualTo(413);
        assertThat(hooks.post("/hooks/alpha", new byte[1000]).statusCode()).isEqualTo(200);
        assertThat(hooks.requests).hasSize(1);
    }

    @Test
    void aPackedBodyIsUnpackedAndABrokenOneIsMalformed() throws IOException {
        assertThat(hooks.post("/hooks/alpha", packed(BODY), "Content-Encoding", "gzip")
                        .statusCode())
                .isEqualTo(200);
        assertThat(hooks.post("/hooks/alpha", BODY, "Content-Encoding", "gzip").statusCode())
                .isEqualTo(400);
        assertThat(hooks.post("/hooks/alpha", BODY, "Content-Encoding", "br").statusCode())
                .isEqualTo(415);
        assertThat(hooks.requests)
                .singleElement()
                .satisfies(request -> assertThat(request.body()).isEqualTo(BODY));
    }

    @Test
    void aReaderThatBreaksIsOurAffairAndTheSenderSeesNothingOfIt() {
        hooks.reader.set(request -> {
            throw new IllegalStateException("inside");
        });

        var answer = hooks.post("/hooks/alpha", BODY);

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).doesNotContain("inside", "java");
    }

    @Test
    void tooManyAtOnceHearThatTheyShallComeAgain() throws InterruptedException {
        var inside = new CountDownLatch(2);
        var go = new CountDownLatch(1);
        hooks.reader.set(request -> {
            inside.countDown();
            await(go);
            return new HookReading.Tidings(List.of());
        });
        var first = Thread.startVirtualThread(() -> hooks.post("/hooks/alpha", BODY));
        var second = Thread.startVirtualThread(() -> hooks.post("/hooks/alpha", BODY));
        await(inside);

        assertThat(hooks.post("/hooks/alpha", BODY).statusCode()).isEqualTo(429);

        go.countDown();
        first.join();
        second.join();
        assertThat(hooks.post("/hooks/alpha", BODY).statusCode()).isEqualTo(200);
    }

    @Test
    void aFloodIsCutToItsRate() {
        try (var slow = new RunningHooks(new HookLimits(1000, 5000, 100, 1, 5, Duration.ofSeconds(5)))) {
            slow.reader.set(request -> new HookReading.Forged("no"));
            for (int i = 0; i < 40; i++) {
                slow.post("/hooks/alpha", BODY);
            }
            assertThat(slow.requests).hasSizeLessThan(20);
            assertThat(slow.events).contains("alpha busy");
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] packed(byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(out)) {
            zip.write(bytes);
        }
        return out.toByteArray();
    }

    private static Told told(String id) {
        return new Told(id, Report.DELIVERED, "delivered", null, null, null, Instant.EPOCH, Map.of(), "{}");
    }
}
