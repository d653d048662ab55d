package dev.everpost.edge.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may enter by HTTP, and how a browser on this machine is kept from being used against it. */
class EnteringTest {

    private final RunningApi api = new RunningApi();

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void aWrongKeyIsRefusedEvenFromThisMachine() {
        var reply = api.get("/api/v1/messages", "Authorization", "Bearer guess");

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.header("WWW-Authenticate")).startsWith("Bearer");
        assertThat(reply.text()).doesNotContain("guess");
    }

    @Test
    void anotherSchemeIsRefusedWithTheRightOne() {
        var reply = api.get("/api/v1/messages", "Authorization", "Basic YTpi");

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.detail()).isEqualTo("the Authorization header must be 'Bearer <key>'");
    }

    @Test
    void withoutTrustInTheLoopbackEveryCallNeedsAKey() {
        api.trustLoopback = false;

        assertThat(api.get("/api/v1/messages").status()).isEqualTo(401);
        assertThat(api.post("/api/v1/messages", "{}").status()).isEqualTo(401);
        assertThat(api.get("/api/v1/messages", "Authorization", "Bearer " + RunningApi.SHOP_KEY)
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /api/v1/messages/%00 HTTP/1.1", "GET /%zz HTTP/1.1", "GET / HTTP/9.9", "nonsense"})
    void aRequestThatTheServerCannotReadIsAnsweredWithAProblemAndNoPage(String requestLine) throws IOException {
        var answer = raw(requestLine + "\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer)
                .containsPattern("^HTTP/1.1 (4\\d\\d|505) ")
                .containsIgnoringCase("content-type: application/problem+json")
                .contains("urn:everpost:problem:unreadable-request")
                .doesNotContainIgnoringCase("<html");
    }

    @Test
    void aHeaderThatIsTooLongIsAnsweredWithAProblem() throws IOException {
        var answer = raw("GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: " + "x".repeat(20_000) + "\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 431 ").contains("urn:everpost:problem:unreadable-request");
    }

    @Test
    void aCallThatAProxyForwardsIsNotFromThisMachine() {
        assertThat(api.get("/api/v1/queue", "X-Forwarded-For", "127.0.0.1").status())
                .isEqualTo(401);
        assertThat(api.get("/api/v1/queue", "Forwarded", "for=127.0.0.1").status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/v1/queue", "/api/v1/providers", "/api/v1/route/explain", "/api/v1/facts", "/api/v1/news"})
    void anApplicationsKeyDoesNotOperate(String path) {
        var reply = api.get(path, "Authorization", "Bearer " + RunningApi.SHOP_KEY);

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.detail()).contains("submitter 'shop'").contains("use the admin key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/queue/reroute", "/api/v1/providers/relay-b/drain", "/api/v1/reload"})
    void anApplicationsKeyDoesNotCommand(String path) {
        assertThat(api.post(path, "{}", "Authorization", "Bearer " + RunningApi.SHOP_KEY)
                        .status())
                .isEqualTo(403);
        assertThat(api.controls.asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"evil.example", "evil.example:8025", "127.0.0.1.evil.example", "localhost:99999", "localhost:x"})
    void aNameThatWasReboundToThisMachineIsRefused(String host) throws IOException {
        assertThat(statusWithHost(host)).isEqualTo(host.endsWith(":x") || host.endsWith("99999") ? 400 : 421);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:8025", "127.0.0.1:1", "[::1]:8025"})
    void theNamesOfThisMachineAreKnown(String host) throws IOException {
        assertThat(statusWithHost(host)).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "Origin, https://evil.example",
        "Origin, null",
        "Origin, http://localhost.evil.example",
        "Origin, http://127.0.0.1:1",
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site"
    })
    void aBrowserThatCallsForAnotherSiteIsRefused(String header, String value) {
        var reply = api.post("/api/v1/reload", "{}", header, value);

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.problem()).isEqualTo("foreign-origin");
        assertThat(api.controls.asked).isEmpty();
        assertThat(api.get("/api/v1/queue", header, value).status()).isEqualTo(403);
    }

    @Test
    void aBrowserThatCallsForOurOwnPageIsTrusted() {
        assertThat(api.post("/api/v1/reload", "{}", "Origin", api.url()).status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"})
    void whatAFormCouldSendIsRefusedWithoutAKey(String contentType) {
        var body = "{}".getBytes(StandardCharsets.UTF_8);

        var trusted = api.postRaw("/api/v1/reload", body, contentType);
        var withKey =
                api.postRaw("/api/v1/reload", body, contentType, "Authorization", "Bearer " + RunningApi.ADMIN_KEY);

        assertThat(trusted.status()).isEqualTo(415);
        assertThat(trusted.problem()).isEqualTo("content-type-not-allowed");
        assertThat(withKey.status()).isEqualTo(200);
        assertThat(api.controls.asked).containsExactly("reload by operator");
    }

    /** The JDK's client does not let a test choose the Host. */
    private int statusWithHost(String host) throws IOException {
        var answer = raw("GET /api/v1/queue HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
        return Integer.parseInt(answer.substring(9, 12));
    }

    /** What comes back for bytes that no client library would send. */
    private String raw(String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), api.port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
