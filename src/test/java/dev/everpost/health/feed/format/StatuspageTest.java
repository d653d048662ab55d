package dev.everpost.health.feed.format;

import static dev.everpost.health.feed.format.FeedFormat.STATUSPAGE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatuspageTest {

    private static final String OUTAGE = """
            {"page": {"id": "p1", "name": "Mailer", "updated_at": "2026-03-04T11:58:00.000Z"},
             "status": {"indicator": "major", "description": "Partial System Outage"},
             "components": [
              {"id": "g1", "name": "US Region", "status": "partial_outage", "group": true, "components": ["c1", "c2"]},
              {"id": "c1", "name": "SMTP", "status": "major_outage", "group": false, "group_id": "g1"},
              {"id": "c2", "name": "API", "status": "operational", "group": false, "group_id": "g1"}],
             "incidents": [
              {"id": "i1", "name": "SMTP does not answer", "status": "identified", "impact": "none",
               "created_at": "2026-03-04T11:20:00Z", "started_at": "2026-03-04T11:02:00Z",
               "updated_at": "2026-03-04T11:58:00Z", "shortlink": "https://stspg.example/1",
               "incident_updates": [
                {"body": "We look into it.", "display_at": "2026-03-04T11:20:00Z"},
                {"body": "The cause is found.", "display_at": "2026-03-04T11:58:00Z"}],
               "components": [{"id": "c1", "name": "SMTP", "status": "major_outage"}]}],
             "scheduled_maintenances": [
              {"id": "m1", "name": "New disks", "status": "scheduled", "impact": "maintenance",
               "scheduled_for": "2026-03-09T00:00:00Z", "scheduled_until": "2026-03-09T02:00:00Z"}]}
            """;

    private final FeedReading outage = Pages.understood(STATUSPAGE, OUTAGE);

    @Test
    void aGroupGivesItsNameToItsPartsAndIsNoneItself() {
        assertThat(outage.parts())
                .extracting(Part::group, Part::name, Part::condition)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("US Region", "SMTP", Condition.FAILING),
                        org.assertj.core.groups.Tuple.tuple("US Region", "API", Condition.WELL));
    }

    @Test
    void anOpenIncidentIsBadThoughItsImpactIsNone() {
        var incident = outage.incidents().getFirst();
        assertThat(incident.progress()).isEqualTo(Progress.OPEN);
        assertThat(incident.counts()).isEqualTo(Condition.IMPAIRED);
        assertThat(incident.began()).isEqualTo(Instant.parse("2026-03-04T11:02:00Z"));
        assertThat(incident.affects()).extracting(Part::name).containsExactly("SMTP");
    }

    @Test
    void theLastWordIsTheLatestByItsTimeWhereverItStands() {
        assertThat(outage.incidents().getFirst().words()).isEqualTo("The cause is found.");
    }

    @Test
    void workThatIsAnnouncedIsNotUnderWay() {
        assertThat(outage.current()).extracting(Incident::id).containsExactly("i1");
        assertThat(outage.incidents().getLast().progress()).isEqualTo(Progress.PLANNED);
    }

    @ParameterizedTest
    @CsvSource({
        "none, WELL",
        "operational, WELL",
        "minor, IMPAIRED",
        "major, IMPAIRED",
        "critical, FAILING",
        "maintenance, MAINTENANCE",
        "splendid, UNKNOWN",
        "'', UNKNOWN"
    })
    void imitatorsUseOtherWordsAndAnUnknownOneIsNeverWell(String indicator, Condition expected) {
        var page = "{\"status\":{\"indicator\":\"" + indicator + "\"},\"components\":[]}";
        assertThat(Pages.understood(STATUSPAGE, page).overall()).isEqualTo(expected);
    }

    @Test
    void nullEverywhereIsUnknown() {
        var page = """
                {"page": null, "status": {"indicator": null}, "components": [{"id": null, "name": null, "status": null}, null, 7],
                 "incidents": [{"name": null, "status": null, "impact": null, "incident_updates": null, "components": null}]}
                """;
        var reading = Pages.understood(STATUSPAGE, page);
        assertThat(reading.overall()).isEqualTo(Condition.UNKNOWN);
        assertThat(reading.parts()).extracting(Part::condition).containsExactly(Condition.UNKNOWN);
        assertThat(reading.incidents()).extracting(Incident::counts).containsExactly(Condition.UNKNOWN);
    }

    @Test
    void controlCharactersAndTurnedReadingDirectionsDoNotComeThrough() {
        var page =
                "{\"status\":{\"indicator\":\"none\",\"description\":\"a\\u001b[31mb\\u202ec\\nd\"},\"components\":[]}";
        assertThat(Pages.understood(STATUSPAGE, page).words()).isEqualTo("a [31mb c d");
    }

    @Test
    void anotherJsonIsNotASummary() {
        assertThat(Pages.unreadable(STATUSPAGE, "{\"error\":\"gone\"}")).contains("not a Statuspage summary");
    }
}
