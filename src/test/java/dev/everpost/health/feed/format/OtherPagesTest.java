package dev.everpost.health.feed.format;

import static dev.everpost.health.feed.format.FeedFormat.GOOGLE;
import static dev.everpost.health.feed.format.FeedFormat.INSTATUS;
import static dev.everpost.health.feed.format.FeedFormat.MICROSOFT;
import static dev.everpost.health.feed.format.FeedFormat.RSS;
import static dev.everpost.health.feed.format.FeedFormat.SLACK;
import static dev.everpost.health.feed.format.FeedFormat.SORRY;
import static dev.everpost.health.feed.format.FeedFormat.WEBEX;
import static dev.everpost.health.feed.format.Pages.understood;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OtherPagesTest {

    @Test
    void postmarksPageHasAStateAndPartsOfItsOwn() {
        var page = "{\"page\": {\"state\": \"operational\", \"state_text\": \"OK\"}}";
        assertThat(understood(SORRY, page).overall()).isEqualTo(Condition.WELL);
        var components = """
                {"components": [{"id": 1, "name": "SMTP", "state": "degraded", "parent_id": null},
                                {"id": 2, "name": "API", "state": "operational", "parent_id": 1}]}
                """;
        assertThat(understood(SORRY, components).parts())
                .extracting(Part::condition)
                .containsExactly(Condition.IMPAIRED, Condition.WELL);
    }

    @Test
    void postmarksOlderServicesAreReadToo() {
        var services =
                "{\"services\": [{\"name\": \"SMTP\", \"status\": \"DELAY\"}, {\"name\": \"API\", \"status\": \"DOWN\"}]}";
        assertThat(understood(SORRY, services).parts())
                .extracting(Part::condition)
                .containsExactly(Condition.IMPAIRED, Condition.FAILING);
    }

    @Test
    void aNoticeWithAnEndIsOver() {
        var notices = """
                {"notices": [
                 {"id": 1, "subject": "Late mail", "state": "investigating", "type": "unplanned", "began_at": "2026-03-04T11:00:00Z"},
                 {"id": 2, "subject": "Old", "state": "investigating", "ended_at": "2026-02-01T00:00:00Z"}]}
                """;
        assertThat(understood(SORRY, notices).current())
                .extracting(Incident::title)
                .containsExactly("Late mail");
    }

    @Test
    void googlesLatestUpdateCountsAndNotTheWorstThereWas() {
        var page = """
                [{"id": "a", "begin": "2026-03-04T10:00:00+00:00", "external_desc": "Gmail is late", "status_impact": "SERVICE_OUTAGE",
                  "most_recent_update": {"status": "SERVICE_DISRUPTION", "when": "2026-03-04T11:30:00+00:00", "text": "Better."},
                  "affected_products": [{"title": "Gmail", "id": "prPt2Yra2CbGsbEm9cpC"}], "service_name": "Gmail"},
                 {"id": "b", "begin": "2026-02-04T10:00:00+00:00", "end": "2026-02-04T11:00:00+00:00", "status_impact": "SERVICE_OUTAGE"}]
                """;
        var reading = understood(GOOGLE, page);
        assertThat(reading.overall()).isEqualTo(Condition.IMPAIRED);
        assertThat(reading.current()).hasSize(1);
        assertThat(reading.current().getFirst().affects())
                .extracting(Part::name)
                .contains("Gmail");
    }

    @Test
    void microsoftsIndexSaysOfEachServiceWhetherItIsUp() {
        var page = """
                {"Title": "Service health", "Services": [{"Name": "Outlook.com", "IsUp": false, "Message": "Mail is late"},
                 {"Name": "Teams", "IsUp": true, "Message": ""}, {"Name": "Other", "IsUp": "yes"}]}
                """;
        assertThat(understood(MICROSOFT, page).parts())
                .extracting(Part::condition)
                .containsExactly(Condition.FAILING, Condition.WELL, Condition.UNKNOWN);
    }

    @Test
    void slackNamesTheServicesThatAnIncidentHurts() {
        var page = """
                {"status": "active", "date_updated": "2026-03-04T03:50:00-08:00", "active_incidents": [
                 {"id": 7, "title": "Messages are late", "type": "outage", "status": "active", "url": "https://slack-status.example/7",
                  "date_created": "2026-03-04T03:00:00-08:00", "services": ["Messaging"],
                  "notes": [{"date_created": "2026-03-04T03:40:00-08:00", "body": "We work on it."}]}]}
                """;
        var reading = understood(SLACK, page);
        assertThat(reading.overall()).isEqualTo(Condition.FAILING);
        assertThat(reading.incidents().getFirst().words()).isEqualTo("We work on it.");
        assertThat(understood(SLACK, "{\"status\": \"ok\", \"active_incidents\": []}")
                        .overall())
                .isEqualTo(Condition.WELL);
    }

    @Test
    void webexKeepsRoutineWorkInTheListOfIncidents() {
        var page = """
                {"unResolvedIncidents": [
                 {"incidentName": "Monthly work", "incidentType": "maintenance", "impact": "none", "createTime": "2026-03-01T00:00:00Z"},
                 {"incidentName": "Gone", "incidentType": "incident", "impact": "major", "deleted": true}]}
                """;
        assertThat(understood(WEBEX, page).overall()).isEqualTo(Condition.MAINTENANCE);
    }

    @Test
    void instatusWritesItsWordsTogether() {
        var page = """
                {"page": {"name": "Sender", "url": "https://status.example", "status": "HASISSUES"}, "activeIncidents": [
                 {"name": "API errors", "started": "2026-03-04T11:00:00Z", "status": "INVESTIGATING", "impact": "MAJOROUTAGE"}]}
                """;
        var reading = understood(INSTATUS, page);
        assertThat(reading.overall()).isEqualTo(Condition.IMPAIRED);
        assertThat(reading.incidents().getFirst().counts()).isEqualTo(Condition.FAILING);
    }

    @Test
    void plainRssIsGuessedFromItsWords() {
        var open = item("Email delivery is delayed", "Investigating.", "Wed, 04 Mar 2026 11:00:00 GMT");
        var over = item("Outage", "This was resolved.", "Wed, 04 Mar 2026 10:00:00 +0000");
        var odd = item("Hello", "A word.", "Wed, 04 Mar 2026 10:00:00 GMT");
        assertThat(understood(RSS, feed(open, over)).incidents())
                .extracting(Incident::counts)
                .containsExactly(Condition.IMPAIRED, Condition.WELL);
        assertThat(understood(RSS, feed(odd)).overall()).isEqualTo(Condition.UNKNOWN);
    }

    @Test
    void atomIsReadLikeRss() {
        var page = """
                <feed xmlns="http://www.w3.org/2005/Atom"><title>x</title><updated>2026-03-04T11:00:00Z</updated>
                 <entry><id>tag:1</id><title>API outage</title><updated>2026-03-04T11:00:00Z</updated>
                 <published>2026-03-04T10:00:00Z</published><link href="https://x.example/1"/><content type="html">&lt;p&gt;Down&lt;/p&gt;</content>
                 </entry></feed>
                """;
        var incident = understood(RSS, page).incidents().getFirst();
        assertThat(incident.words()).isEqualTo("Down");
        assertThat(incident.link()).isEqualTo("https://x.example/1");
        assertThat(incident.updated()).hasToString("2026-03-04T11:00:00Z");
    }

    private static String feed(String... items) {
        return "<rss version='2.0'><channel>" + String.join("", items) + "</channel></rss>";
    }

    private static String item(String title, String text, String date) {
        return "<item><title>" + title + "</title><description>" + text + "</description><pubDate>" + date
                + "</pubDate></item>";
    }
}
