package dev.everpost.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.everpost.scenario.BlackHole;
import dev.everpost.scenario.Failing;
import dev.everpost.scenario.ScenarioFile;
import dev.everpost.scenario.Stage;
import dev.everpost.world.World;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Providers together: the mailroom's judgement, a scenario played, and the control from outside. */
class SandboxTest {

    private final Mailroom mailroom = new Mailroom(World.real());
    private final Sandbox sandbox = new Sandbox(World.real(), mailroom);

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void theMailroomTellsWhatIsLostAndWhatCameTwiceWhicheverProviderCarriedIt() throws IOException {
        var alpha = sandbox.smtp("alpha", 0, false);
        var beta = sandbox.smtp("beta", 0, false);
        RawSmtp.send(alpha.port(), "m1", "Ann@example.com");
        RawSmtp.send(alpha.port(), "m2", "ann@example.com");
        RawSmtp.send(beta.port(), "m2", "ann@example.com");

        var judgement = mailroom.judge(IntStream.rangeClosed(1, 3)
                .mapToObj(i -> new Mailroom.Expected("m" + i, "ann@example.com"))
                .toList());

        assertThat(judgement.lost()).containsExactly(new Mailroom.Expected("m3", "ann@example.com"));
        assertThat(judgement.duplicated()).containsExactly(new Mailroom.Expected("m2", "ann@example.com"));
        assertThat(mailroom.summary().duplicates()).isEqualTo(1);
        assertThat(mailroom.summary().byProvider()).containsEntry("alpha", 2L).containsEntry("beta", 1L);
        assertThat(mailroom.await(3, Duration.ZERO)).isTrue();
        assertThat(mailroom.await(4, Duration.ofMillis(5))).isFalse();
    }

    @Test
    void manyClientsAtOnceLoseNothing() throws Exception {
        var alpha = sandbox.smtp("alpha", 0, false);
        var clients = new ArrayList<Thread>();
        for (int i = 0; i < 20; i++) {
            int client = i;
            clients.add(Thread.ofVirtual().start(() -> sendMany(alpha.port(), client)));
        }
        for (var client : clients) {
            client.join();
        }
        assertThat(mailroom.summary().messages()).isEqualTo(1000);
        assertThat(mailroom.summary().duplicates()).isZero();
    }

    @Test
    void aScenarioIsPlayedAndHealedAtItsEnd() throws IOException {
        var alpha = sandbox.smtp("alpha", 0, false);
        sandbox.ses("beta", 0, false);
        var told = new ArrayList<String>();
        var scenario = ScenarioFile.parse("short.yaml", """
                name: short
                description: Two faults in a blink.
                duration: 60ms
                providers: [alpha, beta]
                timeline:
                  - { at: 0s, provider: alpha, fault: black_hole, for: 20ms }
                  - { at: 30ms, provider: beta, fault: quota_spent }
                """);

        sandbox.play(scenario, story -> told.add(story.words()));

        assertThat(told)
                .containsExactly(
                        "alpha takes connections and never answers",
                        "alpha is well",
                        "beta says that the daily quota is spent",
                        "beta is well");
        assertThat(alpha.faults()).isEmpty();
    }

    @Test
    void aScenarioWithAnUnknownProviderIsRefused() throws IOException {
        sandbox.smtp("alpha", 0, false);
        var scenario = ScenarioFile.parse(
                "x.yaml", "name: x\ndescription: x\nduration: 1s\nproviders: [alpha, omega]\ntimeline: []\n");
        assertThatThrownBy(() -> sandbox.play(scenario, story -> {}))
                .hasMessage("scenario x needs provider 'omega'; the sandbox has [alpha]");
    }

    @Test
    void otherProcessesSteerByHttp() throws Exception {
        var alpha = sandbox.smtp("alpha", 0, false);
        try (var control = new SandboxControl(sandbox, 0)) {
            assertThat(post(control, "/alpha/fault", "{\"fault\": \"black_hole\"}")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(alpha.faults()).isEqualTo(List.of(new BlackHole()));
            assertThat(get(control, "/state").body()).contains("\"black_hole\"", "\"port\":" + alpha.port());

            post(control, "/alpha/fault", "{\"fault\": \"failing\", \"code\": 451, \"stage\": \"mail\"}");
            assertThat(alpha.faults()).isEqualTo(List.of(new Failing(1, 451, Stage.MAIL)));

            assertThat(post(control, "/alpha/heal", "").statusCode()).isEqualTo(200);
            assertThat(alpha.faults()).isEmpty();
            assertThat(get(control, "/mailroom/summary").body()).contains("\"duplicates\":0");
        }
    }

    @Test
    void theControlSaysWhatIsWrong() throws Exception {
        sandbox.smtp("alpha", 0, false);
        try (var control = new SandboxControl(sandbox, 0)) {
            var wrong = post(control, "/alpha/fault", "{\"fault\": \"slow\", \"dealy\": \"2s\"}");
            assertThat(wrong.statusCode()).isEqualTo(400);
            assertThat(wrong.body()).contains("did you mean 'delay'?");
            assertThat(post(control, "/omega/heal", "").statusCode()).isEqualTo(404);
            assertThat(get(control, "/alpha/fault").statusCode()).isEqualTo(405);
            assertThat(get(control, "/nothing").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void aTakenPortIsNamedWithARemedy() throws IOException {
        var alpha = sandbox.smtp("alpha", 0, false);
        assertThatThrownBy(() -> sandbox.smtp("beta", alpha.port(), false))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("127.0.0.1:" + alpha.port())
                .hasMessageContaining("choose another port");
    }

    private static void sendMany(int port, int client) {
        try (var smtp = new RawSmtp(port)) {
            smtp.untilData("ann@example.com");
            smtp.body("m" + client + "-0").reply();
            for (int i = 1; i < 50; i++) {
                smtp.write("MAIL FROM:<a@example.com>\r\nRCPT TO:<ann@example.com>\r\nDATA\r\n");
                smtp.reply();
                smtp.reply();
                smtp.reply();
                smtp.body("m" + client + "-" + i).reply();
            }
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static HttpResponse<String> get(SandboxControl control, String path) throws Exception {
        return exchange(HttpRequest.newBuilder(uri(control, path)).build());
    }

    private static HttpResponse<String> post(SandboxControl control, String path, String body) throws Exception {
        return exchange(HttpRequest.newBuilder(uri(control, path))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private static HttpResponse<String> exchange(HttpRequest request) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    private static URI uri(SandboxControl control, String path) {
        return URI.create("http://127.0.0.1:" + control.port() + path);
    }
}
