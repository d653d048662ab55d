package dev.everpost.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.scenario.AccountSuspended;
import dev.everpost.scenario.Failing;
import dev.everpost.scenario.Fault;
import dev.everpost.scenario.QuotaSpent;
import dev.everpost.scenario.RecipientDomain;
import dev.everpost.scenario.Stage;
import dev.everpost.scenario.Throttled;
import dev.everpost.world.World;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The SES wire contract as a plain HTTP client sees it. */
class SimulatedSesTest {

    private static final String CONTENT = "X-Everpost-Id: m1\r\nSubject: hi\r\n\r\nhello\r\n";

    private final Mailroom mailroom = new Mailroom(World.real());
    private final Sandbox sandbox = new Sandbox(World.real(), mailroom);
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private SimulatedSes ses;

    @BeforeEach
    void start() throws IOException {
        ses = sandbox.ses("gamma", 0, false);
    }

    @AfterEach
    void stop() {
        client.close();
        sandbox.close();
    }

    @Test
    void toCcAndBccAllReceiveTheMessage() throws Exception {
        var answer = send("\"ToAddresses\":[\"a@x.example\"],\"CcAddresses\":[\"b@x.example\"],"
                + "\"BccAddresses\":[\"c@x.example\"]");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"MessageId\":\"");
        assertThat(Stream.of("a@x.example", "b@x.example", "c@x.example"))
                .allSatisfy(recipient ->
                        assertThat(mailroom.copies("m1", recipient)).isEqualTo(1));
    }

    static Stream<Arguments> errors() {
        return Stream.of(
                Arguments.of(new Throttled(0), 429, "TooManyRequestsException", "Maximum sending rate exceeded."),
                Arguments.of(new QuotaSpent(), 400, "LimitExceededException", "Daily message quota exceeded."),
                Arguments.of(new AccountSuspended(), 400, "AccountSuspendedException", "suspended"),
                Arguments.of(new Failing(1, 500, Stage.BODY), 500, "InternalServiceErrorException", "Simulated"),
                Arguments.of(new Failing(1, 404, Stage.BODY), 404, "NotFoundException", "does not exist"),
                Arguments.of(new Failing(1, 550, Stage.BODY), 400, "MessageRejected", "Simulated"));
    }

    @ParameterizedTest(name = "{0} is {1} {2}")
    @MethodSource("errors")
    void anErrorHasItsStatusItsTypeAndItsMessage(Fault fault, int status, String type, String words) throws Exception {
        ses.set(fault);
        var answer = send("\"ToAddresses\":[\"a@x.example\"]");

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("x-amzn-ErrorType")).contains(type);
        assertThat(answer.body()).contains("\"message\":").contains(words);
        assertThat(mailroom.summary().copies()).isZero();
    }

    @Test
    void aReceiversRefusalIsABounceAfterAGoodAnswer() throws Exception {
        ses.set(new RecipientDomain("x.example", 550));
        assertThat(send("\"ToAddresses\":[\"a@x.example\",\"b@y.example\"]").statusCode())
                .isEqualTo(200);

        assertThat(mailroom.copies("m1", "a@x.example")).isZero();
        assertThat(mailroom.copies("m1", "b@y.example")).isEqualTo(1);
        assertThat(mailroom.summary().bounced()).isEqualTo(1);
    }

    @Test
    void theMailboxSimulatorIsTakenWhateverComesOfIt() throws Exception {
        assertThat(send("\"ToAddresses\":[\"bounce@simulator.amazonses.com\",\"ooto@simulator.amazonses.com\"]")
                        .statusCode())
                .isEqualTo(200);

        assertThat(mailroom.copies("m1", "bounce@simulator.amazonses.com")).isZero();
        assertThat(mailroom.copies("m1", "ooto@simulator.amazonses.com")).isEqualTo(1);
        assertThat(mailroom.summary().bounced()).isEqualTo(1);
    }

    @Test
    void theAccountTellsWhetherSendingIsPossible() throws Exception {
        assertThat(account().body()).contains("\"SendingEnabled\":true").contains("\"Max24HourSend\":-1");
        ses.set(new AccountSuspended());
        assertThat(account().body()).contains("\"SendingEnabled\":false").contains("\"SHUTDOWN\"");
    }

    @Test
    void whatIsNotSignedOrNotSendEmailIsRefused() throws Exception {
        var unsigned = exchange(HttpRequest.newBuilder(ses.endpoint().resolve("/v2/email/account"))
                .build());
        assertThat(unsigned.statusCode()).isEqualTo(403);
        assertThat(send("\"ToAddresses\":[]").headers().firstValue("x-amzn-ErrorType"))
                .contains("BadRequestException");
    }

    private HttpResponse<String> account() throws Exception {
        return exchange(signed("/v2/email/account").build());
    }

    private HttpResponse<String> send(String destination) throws Exception {
        var data = Base64.getEncoder().encodeToString(CONTENT.getBytes(StandardCharsets.UTF_8));
        var body = "{\"FromEmailAddress\":\"shop@x.example\",\"Destination\":{" + destination
                + "},\"Content\":{\"Raw\":{\"Data\":\"" + data + "\"}}}";
        return exchange(signed("/v2/email/outbound-emails")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private HttpRequest.Builder signed(String path) {
        return HttpRequest.newBuilder(ses.endpoint().resolve(path))
                .header("Authorization", "AWS4-HMAC-SHA256 Credential=test");
    }

    private HttpResponse<String> exchange(HttpRequest request) throws Exception {
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
