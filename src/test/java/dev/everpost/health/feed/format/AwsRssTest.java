package dev.everpost.health.feed.format;

import static dev.everpost.health.feed.format.FeedFormat.AWS_RSS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class AwsRssTest {

    @Test
    void updatesOfOneServiceAreOneIncident() {
        var reading = Pages.understood(
                AWS_RSS,
                feed(
                        item("Service disruption: no mail", "ses-us-east-1", "Wed, 04 Mar 2026 03:20:00 PST"),
                        item("Informational message: looking", "ses-us-east-1", "Wed, 04 Mar 2026 02:50:00 PST"),
                        item("Service degradation: slow", "s3-eu-west-1", "Wed, 04 Mar 2026 03:00:00 PST")));
        assertThat(reading.incidents()).hasSize(2);
        var ses = reading.incidents().getFirst();
        assertThat(ses.began()).isEqualTo(Instant.parse("2026-03-04T10:50:00Z"));
        assertThat(ses.updated()).isEqualTo(Instant.parse("2026-03-04T11:20:00Z"));
        assertThat(ses.affects()).extracting(Part::key).containsExactly("ses-us-east-1");
        assertThat(ses.counts()).isEqualTo(Condition.FAILING);
        assertThat(reading.overall()).isEqualTo(Condition.FAILING);
    }

    @Test
    void summerTimeIsSevenHoursBehind() {
        var reading = Pages.understood(
                AWS_RSS, feed(item("Service impact: x", "ses-us-east-1", "Mon, 20 Oct 2025 00:11:00 PDT")));
        assertThat(reading.incidents().getFirst().updated()).isEqualTo(Instant.parse("2025-10-20T07:11:00Z"));
    }

    @Test
    void whatIsSaidToBeResolvedIsOver() {
        for (var title :
                new String[] {"Service is operating normally: [RESOLVED] mail", "Service impact: [RESOLVED] x"}) {
            var reading =
                    Pages.understood(AWS_RSS, feed(item(title, "ses-us-east-1", "Wed, 04 Mar 2026 03:20:00 PST")));
            assertThat(reading.overall()).isEqualTo(Condition.WELL);
        }
    }

    @Test
    void aNewUpdateAfterAResolvedOneIsAnotherIncident() {
        var reading = Pages.understood(
                AWS_RSS,
                feed(
                        item("Service impact: again", "ses-us-east-1", "Wed, 04 Mar 2026 03:20:00 PST"),
                        item("Service impact: [RESOLVED] x", "ses-us-east-1", "Wed, 04 Mar 2026 02:20:00 PST")));
        assertThat(reading.incidents()).extracting(Incident::progress).containsExactly(Progress.OVER, Progress.OPEN);
    }

    @Test
    void withoutAWordForADayNobodyKnowsAndAfterThreeItIsHistory() {
        var doubtful = item("Service impact: x", "ses-us-east-1", "Mon, 02 Mar 2026 20:00:00 PST");
        var history = item("Service disruption: y", "ses-us-west-2", "Sun, 01 Feb 2026 20:00:00 PST");
        var reading = Pages.understood(AWS_RSS, feed(doubtful, history));
        assertThat(reading.incidents()).extracting(Incident::progress).containsExactly(Progress.UNKNOWN, Progress.OVER);
        assertThat(reading.overall()).isEqualTo(Condition.UNKNOWN);
    }

    @Test
    void anInformationalMessageHasNoKnownSeverity() {
        var reading = Pages.understood(
                AWS_RSS,
                feed(item("Informational message: we look", "ses-us-east-1", "Wed, 04 Mar 2026 03:20:00 PST")));
        assertThat(reading.overall()).isEqualTo(Condition.UNKNOWN);
    }

    @Test
    void anEmptyChannelIsCalm() {
        assertThat(Pages.understood(AWS_RSS, feed()).overall()).isEqualTo(Condition.WELL);
    }

    private static String feed(String... items) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><rss version=\"2.0\"><channel><title>SES</title>"
                + "<link>https://status.example/</link>" + String.join("", items) + "</channel></rss>";
    }

    private static String item(String title, String service, String date) {
        return "<item><title><![CDATA[" + title + "]]></title><pubDate>" + date
                + "</pubDate><guid isPermaLink=\"false\">" + "https://status.example/#" + service
                + "_1772620000</guid><description><![CDATA[Words.]]></description></item>";
    }
}
