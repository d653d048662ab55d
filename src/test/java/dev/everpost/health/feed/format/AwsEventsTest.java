package dev.everpost.health.feed.format;

import static dev.everpost.health.feed.format.FeedFormat.AWS_EVENTS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AwsEventsTest {

    private static final String LARGE = """
        [{"date": "1772620000", "region_name": "N. Virginia", "status": "3", "service": "dynamodb-us-east-1",
          "service_name": "Amazon DynamoDB", "summary": "Operational issue - Multiple services",
          "event_log": [
            {"summary": "", "message": "We see errors.", "status": 1, "timestamp": 1772620060},
            {"summary": "", "message": "Names do not <b>resolve</b>.", "status": 3, "timestamp": 1772624000}],
          "impacted_services": {
            "ses-us-east-1": {"service_name": "Amazon Simple Email Service", "current": "2", "max": "3"},
            "s3-us-east-1": {"service_name": "Amazon S3", "current": "0", "max": "2"},
            "sns-us-east-1": {"service_name": "Amazon SNS", "current": "1", "max": "1"}}}]
        """;

    @Test
    void nothingCurrentIsCalm() {
        assertThat(Pages.understood(AWS_EVENTS, "[]").overall()).isEqualTo(Condition.WELL);
    }

    @Test
    void itComesInUtf16WithAMarkOfEitherKindOrWithout() {
        for (var charset : new Charset[] {StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE}) {
            assertThat(Pages.understood(AWS_EVENTS, marked(charset)).incidents())
                    .hasSize(1);
            assertThat(Pages.understood(AWS_EVENTS, LARGE.getBytes(charset)).incidents())
                    .hasSize(1);
        }
    }

    @Test
    void aLargeEventFiledUnderOneServiceNamesAllThatItStillImpacts() {
        var event = Pages.understood(AWS_EVENTS, LARGE).incidents().getFirst();
        assertThat(event.affects())
                .extracting(Part::key)
                .containsExactly("dynamodb-us-east-1", "ses-us-east-1", "sns-us-east-1");
        assertThat(event.affects())
                .extracting(Part::condition)
                .containsExactly(Condition.FAILING, Condition.IMPAIRED, Condition.IMPAIRED);
        assertThat(event.words()).isEqualTo("Names do not resolve .");
        assertThat(event.began()).isEqualTo(Instant.ofEpochSecond(1772620000));
        assertThat(event.updated()).isEqualTo(Instant.ofEpochSecond(1772624000));
    }

    @Test
    void codeOneIsADegradationNotConfirmed() {
        var parts = Pages.understood(AWS_EVENTS, LARGE).incidents().getFirst().affects();
        assertThat(parts.getLast().sure()).isFalse();
        assertThat(parts.getFirst().sure()).isTrue();
    }

    @Test
    void anEventWithAnEndOrAResolvedTitleOrCodeZeroIsOver() {
        var end = LARGE.replace("\"impacted_services\"", "\"end_time\": \"1772625000\", \"impacted_services\"");
        var title = LARGE.replace("Operational issue", "[RESOLVED] Operational issue");
        var code = LARGE.replace("\"status\": \"3\"", "\"status\": \"0\"");
        for (var page : new String[] {end, title, code}) {
            assertThat(Pages.understood(AWS_EVENTS, page).overall()).isEqualTo(Condition.WELL);
        }
    }

    @Test
    void aCodeThatNobodyKnowsIsUnknown() {
        var page = LARGE.replace("\"status\": \"3\"", "\"status\": \"9\"");
        assertThat(Pages.understood(AWS_EVENTS, page).overall()).isEqualTo(Condition.UNKNOWN);
    }

    @Test
    void theOlderDocumentsArchiveIsNotRead() {
        var page = "{\"archive\": " + LARGE + ", \"current\": []}";
        assertThat(Pages.understood(AWS_EVENTS, page).incidents()).isEmpty();
    }

    @Test
    void anArrayOfSomethingElseIsNotCalm() {
        assertThat(Pages.unreadable(AWS_EVENTS, "[{\"a\": 1}]")).contains("nothing in the array is one");
        assertThat(Pages.unreadable(AWS_EVENTS, "[1, null]")).contains("nothing in the array is one");
    }

    private static byte[] marked(Charset charset) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes("\ufeff".getBytes(charset));
        bytes.writeBytes(LARGE.getBytes(charset));
        return bytes.toByteArray();
    }
}
