package dev.everpost.edge.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.edge.http.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests that miss every route are told where they went wrong, as problems: never as a page. */
class StrayingTest {

    private static final String[] ADMIN = {"Authorization", "Bearer " + RunningApi.ADMIN_KEY};
    private static final int PATIENCE_MILLIS = 15_000;

    private final RunningApi api = new RunningApi();

    @AfterEach
    void stop() {
        api.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/v1/messages                   | GET, HEAD, POST",
                "/api/v1/messages/0/cancel          | POST",
                "/api/v1/suppressions/a@example.com | DELETE, GET, HEAD, PUT",
                "/api/v1/queue                      | GET, HEAD",
                "/health/live                       | GET, HEAD",
                "/metrics                           | GET, HEAD",
            })
    void aWrongMethodIsToldWhichOnesThereAre(String path, String allowed) {
        var reply = api.patch(path, ADMIN);

        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(reply.problem()).isEqualTo("wrong-method");
        assertThat(reply.header("Allow")).isEqualTo(allowed);
        assertThat(reply.detail()).contains("PATCH", path, allowed);
    }

    @Test
    void aBrowserIsToldTheSameAsAProgram() {
        var reply = api.delete("/api/v1/messages", "Accept", "text/html");

        assertThat(reply.header("Allow")).isEqualTo("GET, HEAD, POST");
        assertThat(reply.problem()).isEqualTo("wrong-method");
    }

    @ParameterizedTest
    @CsvSource({"/api/v1/mesages", "/api", "/nowhere", "/health", "/"})
    void anUnknownPathIsAProblem(String path) {
        var reply = api.get(path, ADMIN);

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(reply.problem()).isEqualTo("no-such-path");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a broken request line         | GET|",
                "two lengths                   | POST /api/v1/messages HTTP/1.1\\r"
                        + "\\n"
                        + "Content-Length: 1\\r"
                        + "\\n"
                        + "Content-Length: 2",
                "no host                       | GET /health/live HTTP/1.1",
                "a header that is too long     | GET /health/live HTTP/1.1\\r\\nHost: x\\r\\nX-Long: LONG",
                "a version that nobody speaks  | GET /health/live HTTP/7.1\\r\\nHost: x",
            })
    void whatHttpItselfRefusesIsAProblemToo(String what, String head) throws IOException {
        var answer = raw(head.replace("\\r\\n", "\r\n").replace("LONG", "x".repeat(20_000)) + "\r\n\r\n");

        assertThat(answer)
                .as(what)
                .containsPattern("^HTTP/1\\.1 (4\\d\\d|505) ")
                .contains("application/problem+json");
        var body = Json.MAPPER.readTree(answer.substring(answer.indexOf("\r\n\r\n") + 4));
        assertThat(body.path("type").asString()).isEqualTo("urn:everpost:problem:unreadable-request");
        assertThat(answer).contains("HTTP/1.1 " + body.path("status").asInt() + " ");
    }

    private String raw(String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), api.port())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
