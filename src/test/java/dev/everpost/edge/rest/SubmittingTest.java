package dev.everpost.edge.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.intake.Receipt;
import dev.everpost.message.EmailAddress;
import dev.everpost.message.MessageClass;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** How applications submit mail over REST. */
class SubmittingTest {

    private static final String MINIMAL =
            "{\"from\":\"shop@example.com\",\"to\":[\"ann@customer.example\"],\"subject\":\"Hi\",\"text\":\"Hello\"}";
    private static final String RAW =
            "From: shop@example.com\r\nTo: ann@customer.example\r\nSubject: Hi\r\n\r\nHello\r\n";

    private final RunningApi api = new RunningApi();

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void aMinimalMessageIsQueuedAndAnsweredWithWhereToFollowIt() {
        var reply = api.post("/api/v1/messages", MINIMAL);

        assertThat(reply.status()).isEqualTo(202);
        assertThat(reply.text())
                .isEqualTo("{\"id\":\"%1$s\",\"status\":\"queued\",\"recipients\":1,\"href\":\"/api/v1/messages/%1$s\"}"
                        .formatted(FakeIntake.ID));
        assertThat(reply.header("Location")).isEqualTo("/api/v1/messages/" + FakeIntake.ID);
        assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void everyFieldReachesIntakeOrTheBuilder() {
        var reply = api.post(
                "/api/v1/messages",
                """
                {"from": "The Shop <shop@example.com>", "to": ["ann@customer.example"], "cc": "bob@customer.example",
                 "bcc": ["eve@customer.example", "ann@customer.example"], "reply_to": ["help@example.com"],
                 "subject": "Order", "text": "plain", "html": "<b>rich</b>", "headers": {"X-Order": "7"},
                 "attachments": [{"name": "a.pdf", "content_type": "application/pdf", "content": "JVBERg==",
                                  "content_id": "logo@x"}],
                 "class": "critical", "deadline": "2m", "send_at": "2026-11-22T11:00:00+01:00",
                 "tags": {"flow": "order"}, "metadata": {"order": "7"}}
                """,
                "Authorization",
                "Bearer " + RunningApi.SHOP_KEY,
                "Idempotency-Key",
                "order-7");

        assertThat(reply.status()).as(reply.text()).isEqualTo(202);
        var submission = api.intake.last();
        assertThat(submission.submitter()).isEqualTo("shop");
        assertThat(submission.sender()).isEqualTo(EmailAddress.of("shop@example.com"));
        assertThat(submission.recipients())
                .extracting(recipient -> recipient.index() + " " + recipient.address())
                .containsExactly("0 ann@customer.example", "1 bob@customer.example", "2 eve@customer.example");
        assertThat(submission.messageClass()).isEqualTo(MessageClass.CRITICAL);
        assertThat(submission.deadline()).isEqualTo(Duration.ofMinutes(2));
        assertThat(submission.sendAt()).isEqualTo(Instant.parse("2026-11-22T10:00:00Z"));
        assertThat(submission.idempotencyKey()).isEqualTo("order-7");
        assertThat(submission.tags()).containsEntry("flow", "order");
        assertThat(submission.metadata()).containsEntry("order", "7");
        var parts = api.built.getLast();
        assertThat(parts.from().name()).isEqualTo("The Shop");
        assertThat(parts.cc()).extracting(NamedAddress::toString).containsExactly("bob@customer.example");
        assertThat(parts.replyTo()).extracting(NamedAddress::toString).containsExactly("help@example.com");
        assertThat(parts.html()).isEqualTo("<b>rich</b>");
        assertThat(parts.headers()).containsEntry("X-Order", "7");
        assertThat(parts.attachments().getFirst().content()).isEqualTo("%PDF".getBytes(StandardCharsets.UTF_8));
        assertThat(parts.attachments().getFirst().contentId()).isEqualTo("logo@x");
    }

    @Test
    void aDeadlineMayBeANumberOfSeconds() {
        api.post("/api/v1/messages", MINIMAL.replace("{\"from\"", "{\"deadline\":90,\"from\""));

        assertThat(api.intake.last().deadline()).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void aRepeatedSubmissionGetsTheSameYes() {
        api.intake.answers(new Receipt.AlreadyQueued(FakeIntake.ID));

        var reply = api.post("/api/v1/messages", MINIMAL, "Idempotency-Key", "k");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("duplicate").asBoolean()).isTrue();
        assertThat(reply.json().path("id").asString()).isEqualTo(FakeIntake.ID.toString());
    }

    @ParameterizedTest
    @EnumSource(Receipt.Reason.class)
    void aRejectionKeepsItsReasonAndItsWords(Receipt.Reason reason) {
        api.intake.answers(new Receipt.Rejected(reason, "because of \"<that>\""));

        var reply = api.post("/api/v1/messages", MINIMAL);

        int expected = switch (reason) {
            case SENDER_NOT_ALLOWED, SENDING_PAUSED -> 403;
            case TOO_LARGE -> 413;
            case KEY_CONFLICT -> 409;
            case TOO_MANY_RECIPIENTS, NO_RECIPIENTS, MALFORMED_CONTENT, BAD_OPTION, LOOP -> 422;
        };
        assertThat(reply.status()).isEqualTo(expected);
        assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
        assertThat(reply.detail()).isEqualTo("because of \"<that>\"");
        assertThat(reply.json().path("status").asInt()).isEqualTo(expected);
        assertThat(reply.json().path("instance").asString()).isEqualTo("/api/v1/messages");
    }

    @Test
    void whenTheStoreCannotPromiseTheClientLearnsWhenToComeBack() {
        api.intake.answers(new Receipt.Unavailable("the disk is full", Duration.ofMillis(1_500)));

        var reply = api.post("/api/v1/messages", MINIMAL);

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.header("Retry-After")).isEqualTo("2");
        assertThat(reply.problem()).isEqualTo("unavailable");
    }

    @Test
    void anUnknownFieldIsAnErrorThatSuggestsTheRightOne() {
        var reply = api.post("/api/v1/messages", MINIMAL.replace("subject", "subjet"));

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.detail()).isEqualTo("subjet: is not a field; did you mean 'subject'?");
        assertThat(api.intake.submissions).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"to\":[1]                                | to[0]                        | must be a string, not a number",
                "\"to\":{}                                 | to                           | must be an array of strings",
                "\"to\":[\"ann\"]                          | to[0]                        | 'ann' is not an e-mail address",
                "\"to\":[\"a@b.example, c@d.example\"]     | to[0]                        | one per element",
                "\"to\":[\"a@b.example\\r\\nBcc: x@y.z\"]  | to[0]                        | is not an e-mail address",
                "\"from\":7                                | from                         | must be a string, not a number",
                "\"from\":\"x\\u0000 <a@example.com>\"     | from                         | is not an e-mail address",
                "\"subject\":\"a\\r\\nBcc: x@y.z\"         | subject                      | has a control character",
                "\"headers\":{\"X-A\":\"b\\nc\"}           | headers.X-A                  | has a control character",
                "\"headers\":{\"X A\":\"b\"}               | headers.X A                  | is not a header name",
                "\"headers\":{\"Content-Type\":\"b\"}      | headers.Content-Type         | is made by the gateway",
                "\"class\":\"urgent\"                      | class                        | must be one of critical, transactional, bulk",
                "\"deadline\":\"soon\"                     | deadline                     | is not a duration; write seconds",
                "\"deadline\":\"31d\"                      | deadline                     | at most 30 days",
                "\"send_at\":\"tomorrow\"                  | send_at                      | is not a time; write it as in RFC 3339",
                "\"tags\":{\"a\":\"b\\r\\nc\"}           | tags.a                       | has a control character",
                "\"metadata\":{\"a\":\"b\\nc\"}         | metadata.a                   | has a control character",
                "\"tags\":{\"a\":1}                        | tags.a                       | must be a string, not a number",
                "\"attachments\":[{\"name\":\"a\",\"content\":\"%\"}]  | attachments[0].content | is not base64",
                "\"attachments\":[{\"content\":\"\"}]      | attachments[0].name          | is missing",
                "\"attachments\":[{\"nam\":\"\"}]          | attachments[0].nam           | did you mean 'name'",
                "\"attachments\":[7]                       | attachments[0]               | must be an object, not a number",
                "\"raw\":\"?\"                             | raw                          | is not base64"
            })
    void aWrongFieldIsNamedByItsPath(String member, String field, String detail) {
        var name = member.substring(0, member.indexOf(':'));
        var body = withMember(name, member);

        var reply = api.post("/api/v1/messages", body);

        assertThat(reply.status()).as(reply.text()).isEqualTo(422);
        var complaints = reply.json().path("errors").values().stream()
                .filter(error -> error.path("field").asString().equals(field))
                .map(error -> error.path("detail").asString())
                .toList();
        assertThat(complaints)
                .as(reply.text())
                .anySatisfy(text -> assertThat(text).contains(detail));
        assertThat(api.intake.submissions).isEmpty();
    }

    @Test
    void allComplaintsAreToldAtOnce() {
        var reply = api.post("/api/v1/messages", "{\"from\":1,\"to\":[\"x\"],\"txt\":\"a\"}");

        assertThat(reply.json().path("errors").values())
                .extracting(error -> error.path("field").asString())
                .contains("from", "to[0]", "text", "txt");
        assertThat(reply.detail()).contains("more, see errors");
    }

    @Test
    void aMessageWithoutRecipientsIsRefused() {
        var reply = api.post("/api/v1/messages", "{\"from\":\"shop@example.com\",\"text\":\"a\"}");

        assertThat(reply.detail()).isEqualTo("to: is missing: at least one recipient in to, cc or bcc");
    }

    @Test
    void whatTheBuilderCannotWriteNamesItsField() {
        var reply = api.post("/api/v1/messages", MINIMAL.replace("\"Hi\"", "\"unbuildable\""));

        assertThat(reply.detail()).isEqualTo("subject: cannot be encoded");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"from\":                 | is not JSON at line 1",
                "[]                         | must be a JSON object",
                "{\"from\":1,\"from\":2}    | Duplicate",
                "{} {}                      | is not JSON"
            })
    void whatIsNotOneJsonObjectIsRefused(String body, String detail) {
        var reply = api.post("/api/v1/messages", body);

        assertThat(reply.status()).as(reply.text()).isEqualTo(400);
        assertThat(reply.detail()).contains(detail);
    }

    @Test
    void deepNestingIsRefusedBeforeItHurts() {
        var reply = api.post("/api/v1/messages", "{\"tags\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}");

        assertThat(reply.status()).isEqualTo(400);
    }

    @Test
    void rawContentTravelsByteForByte() {
        var base64 = Base64.getEncoder().encodeToString(RAW.getBytes(StandardCharsets.UTF_8));

        api.post(
                "/api/v1/messages",
                "{\"from\":\"shop@example.com\",\"to\":[\"x@y.example\"],\"raw\":\"" + base64 + "\"}");

        assertThat(api.intake.last().content().bytes()).isEqualTo(RAW.getBytes(StandardCharsets.UTF_8));
        assertThat(api.intake.last().recipients()).hasSize(1);
    }

    @Test
    void rawContentWithoutAnEnvelopeTakesItFromItsHeader() {
        var base64 = Base64.getUrlEncoder().encodeToString(RAW.getBytes(StandardCharsets.UTF_8));

        api.post("/api/v1/messages", "{\"raw\":\"" + base64 + "\"}");

        assertThat(api.intake.last().sender()).isEqualTo(EmailAddress.of("shop@example.com"));
        assertThat(api.intake.last().recipients().getFirst().address())
                .isEqualTo(EmailAddress.of("ann@customer.example"));
    }

    @Test
    void aWholeMessageIsPostedAsRfc822WithItsEnvelopeInTheQuery() {
        var reply = api.postRaw(
                "/api/v1/messages?from=&to=a@b.example,c@d.example&to=e@f.example&class=bulk&deadline=4h",
                RAW.getBytes(StandardCharsets.UTF_8),
                "message/rfc822");

        assertThat(reply.status()).as(reply.text()).isEqualTo(202);
        assertThat(api.intake.last().sender()).isNull();
        assertThat(api.intake.last().recipients()).hasSize(3);
        assertThat(api.intake.last().messageClass()).isEqualTo(MessageClass.BULK);
        assertThat(api.intake.last().deadline()).isEqualTo(Duration.ofHours(4));
    }

    @Test
    void aWholeMessageWithAnUnreadableHeaderNeedsAnEnvelope() {
        var reply = api.postRaw("/api/v1/messages", "Broken".getBytes(StandardCharsets.UTF_8), "message/rfc822");

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.detail()).contains("line 1 has no colon").contains("name from and to");
    }

    @Test
    void aWholeMessageWithoutSenderOrRecipientsIsRefused() {
        assertThat(api.postRaw("/api/v1/messages", bytes("To: a@b.example\r\n"), "message/rfc822")
                        .detail())
                .startsWith("from: is missing");
        assertThat(api.postRaw("/api/v1/messages", bytes("From: a@b.example\r\n"), "message/rfc822")
                        .detail())
                .startsWith("to: is missing");
        assertThat(api.postRaw("/api/v1/messages?too=a", bytes(RAW), "message/rfc822")
                        .detail())
                .contains("did you mean 'to'");
    }

    @Test
    void aBodyBeyondTheLimitIsRefusedWithTheLimit() {
        var tooMuch = new byte[RunningApi.LIMITS.contentBytesMax() + 1];

        var whole = api.postRaw("/api/v1/messages?from=a@example.com&to=b@example.com", tooMuch, "message/rfc822");
        var json = api.post("/api/v1/messages", " ".repeat(RunningApi.LIMITS.jsonBytesMax() + 1));
        var inside = api.post(
                "/api/v1/messages",
                "{\"from\":\"a@example.com\",\"to\":\"b@example.com\",\"raw\":\""
                        + Base64.getEncoder().encodeToString(tooMuch) + "\"}");

        assertThat(whole.status()).isEqualTo(413);
        assertThat(whole.json().path("limit").asInt()).isEqualTo(65_536);
        assertThat(json.status()).isEqualTo(413);
        assertThat(inside.status()).isEqualTo(413);
        assertThat(inside.problem()).isEqualTo("message-too-large");
    }

    @Test
    void aBodyBeyondTheLimitForRequestsIsRefusedThoughTheMessageWouldFit() {
        try (var narrow = new RunningApi(new Limits(64 * 1024, 1024))) {
            var json = narrow.post("/api/v1/messages", MINIMAL.replace("Hello", "x".repeat(1024)));
            var whole = narrow.postRaw("/api/v1/messages", bytes(RAW + "x".repeat(1024)), "message/rfc822");

            assertThat(json.status()).isEqualTo(413);
            assertThat(json.json().path("limit").asInt()).isEqualTo(1024);
            assertThat(whole.status()).isEqualTo(413);
            assertThat(narrow.intake.submissions).isEmpty();
        }
    }

    @Test
    void megabytesAreTakenWhateverTheServersOwnLimitForBodies() {
        try (var large = new RunningApi(Limits.DEFAULT)) {
            var content = new byte[12 * 1024 * 1024];
            var path = "/api/v1/messages?from=shop@example.com&to=b@example.com";

            assertThat(large.postRaw(path, content, "message/rfc822").status()).isEqualTo(202);
            assertThat(large.post(
                                    "/api/v1/messages",
                                    "{\"from\":\"shop@example.com\",\"to\":\"b@example.com\",\"raw\":\""
                                            + Base64.getEncoder().encodeToString(content) + "\"}")
                            .status())
                    .isEqualTo(202);
            assertThat(large.intake.last().content().size()).isEqualTo(content.length);
        }
    }

    @Test
    void aBodyThatEndsEarlyIsNotTaken() throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), api.port())) {
            socket.getOutputStream()
                    .write(bytes("POST /api/v1/messages HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n"
                            + "Content-Type: application/json\r\n\r\n" + MINIMAL.substring(0, 50)));
            socket.shutdownOutput();
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 400");
            assertThat(api.intake.submissions).isEmpty();
        }
    }

    @Test
    void aRequestFullOfMistakesGetsAShortAnswer() {
        var fields = new StringBuilder("{\"class\":\"" + "x".repeat(50_000) + "\"");
        for (int i = 0; i < 2_000; i++) {
            fields.append(",\"field").append(i).append("\":1");
        }

        var reply = api.post("/api/v1/messages", fields + "}");

        assertThat(reply.json().path("errors").size()).isEqualTo(20);
        assertThat(reply.response().body().length).isLessThan(16_384);
    }

    @Test
    void aBodyOfManySmallValuesIsRefusedBeforeItFillsTheMemory() {
        var values = "{},".repeat(100_000) + "{}";

        var reply = api.post("/api/v1/messages", MINIMAL.replace("{\"from\"", "{\"cc\":[" + values + "],\"from\""));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.problem()).isEqualTo("malformed-json");
        assertThat(reply.detail()).contains("50000 values").doesNotContain("StreamReadConstraints");
        assertThat(api.intake.submissions).isEmpty();
    }

    @Test
    void anotherContentTypeIsRefusedWithTheOnesThatAreTaken() {
        var reply = api.postRaw(
                "/api/v1/messages", bytes("a=b"), "application/xml", "Authorization", "Bearer " + RunningApi.SHOP_KEY);

        assertThat(reply.status()).isEqualTo(415);
        assertThat(reply.detail()).contains("application/json").contains("message/rfc822");
    }

    @Test
    void aSubmitterMayUseItsOwnSendersOnly() {
        var reply = api.post(
                "/api/v1/messages",
                MINIMAL.replace("shop@example.com", "ceo@bank.example"),
                "Authorization",
                "Bearer " + RunningApi.SHOP_KEY);

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.problem()).isEqualTo("sender-not-allowed");
        assertThat(reply.detail()).contains("ceo@bank.example").contains("@example.com");
        assertThat(api.intake.submissions).isEmpty();
    }

    @Test
    void theAdminKeyDoesNotSubmit() {
        var reply = api.post("/api/v1/messages", MINIMAL, "Authorization", "Bearer " + RunningApi.ADMIN_KEY);

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.detail()).contains("api_key of a submitter");
    }

    @Test
    void anIdempotencyKeyHasALimit() {
        var reply = api.post("/api/v1/messages", MINIMAL, "Idempotency-Key", "k".repeat(256));

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().path("limit").asInt()).isEqualTo(255);
    }

    @Test
    void tooManyAttachmentsAreRefusedWithTheNumber() {
        var one = "{\"name\":\"a\",\"content\":\"\"}";
        var many = String.join(",", List.of((one + " ").repeat(101).strip().split(" ")));

        var reply =
                api.post("/api/v1/messages", MINIMAL.replace("{\"from\"", "{\"attachments\":[" + many + "],\"from\""));

        assertThat(reply.detail()).isEqualTo("attachments: has 101 elements; at most 100 are allowed");
    }

    /** The minimal message with one member set or replaced. */
    private static String withMember(String name, String member) {
        var others = MINIMAL.substring(1, MINIMAL.length() - 1).replaceAll(name + ":(\\[[^]]*]|\"[^\"]*\"),?", "");
        return "{" + member + "," + others + "}";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
