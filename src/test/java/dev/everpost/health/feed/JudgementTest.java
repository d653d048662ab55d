package dev.everpost.health.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.health.Reading;
import dev.everpost.health.Scope;
import dev.everpost.health.feed.Coverage.Subject;
import dev.everpost.health.feed.format.Document;
import dev.everpost.health.feed.format.FeedFormat;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class JudgementTest {

    private static final Instant NOW = Instant.parse("2026-03-04T12:00:00Z");
    private static final Coverage SMTP = vendor("mailgun", List.of("SMTP"), List.of());

    @Test
    void anIncidentAboutOurPartIsToldWithItsTitleStateAndTimes() {
        var opinion = one(SMTP, page("partial_outage", "investigating", "major", "SMTP"));
        assertThat(opinion.scope()).isEqualTo(new Scope.Vendor("mailgun", null, null));
        assertThat(opinion.reading()).isEqualTo(Reading.IMPAIRED);
        assertThat(opinion.strength()).isEqualTo(0.9);
        assertThat(opinion.words())
                .isEqualTo("\"Trouble\" (investigating, major) since 2026-03-04T11:00:00Z, last word 10 min ago");
    }

    @Test
    void anIncidentAboutAnotherPartIsNone() {
        var opinion = one(SMTP, page("operational", "investigating", "critical", "Dashboard"));
        assertThat(opinion.reading()).isEqualTo(Reading.WELL);
    }

    @Test
    void wellSaysLittleForPagesTellLate() {
        assertThat(one(SMTP, page("operational", "resolved", "none", "SMTP")).strength())
                .isEqualTo(0.2);
    }

    @Test
    void aPartThatIsWellInACriticalIncidentIsAContradictionAndCountsLittle() {
        var opinion = one(SMTP, page("operational", "investigating", "critical", "SMTP"));
        assertThat(opinion.reading()).isEqualTo(Reading.IMPAIRED);
        assertThat(opinion.strength()).isLessThanOrEqualTo(0.3);
        assertThat(opinion.words()).contains("contradicts itself");
    }

    @Test
    void aWordThatNobodyKnowsIsUnknown() {
        assertThat(one(SMTP, page("splendid", "resolved", "none", "SMTP")).reading())
                .isEqualTo(Reading.UNKNOWN);
    }

    @Test
    void announcedWorkSaysNothing() {
        assertThat(one(SMTP, page("under_maintenance", "resolved", "none", "SMTP"))
                        .reading())
                .isEqualTo(Reading.UNKNOWN);
    }

    @Test
    void anIncidentWithoutAWordForADayIsForgotten() {
        var page = page("operational", "identified", "critical", "Dashboard").replace("2026-03-04T11", "2026-03-02T11");
        assertThat(one(vendor("mailgun", List.of("Dashboard"), List.of()), page).reading())
                .isEqualTo(Reading.UNKNOWN);
    }

    @Test
    void whatComesFromTheFutureSaysNothing() {
        var page = page("operational", "investigating", "critical", "SMTP");
        assertThat(one(SMTP, page.replace("2026-03-04T11:50", "2090-01-01T00:00"))
                        .reading())
                .isEqualTo(Reading.UNKNOWN);
        var changed =
                page.replace("\"status\": {", "\"page\": {\"updated_at\": \"2090-01-01T00:00:00Z\"}, \"status\": {");
        assertThat(one(SMTP, changed).words()).contains("in the future");
    }

    @Test
    void aClockThatIsSomeMinutesAheadIsTolerated() {
        var page = page("major_outage", "investigating", "critical", "SMTP")
                .replace("2026-03-04T11:50", "2026-03-04T12:05");
        assertThat(one(SMTP, page).reading()).isEqualTo(Reading.FAILING);
        assertThat(one(SMTP, page).words()).endsWith("last word 0 min ago");
    }

    @Test
    void anAbandonedPageSaysNothing() {
        var page = "{\"page\": {\"updated_at\": \"2024-01-01T00:00:00Z\"}, \"status\": {\"indicator\": \"none\"},"
                + " \"components\": []}";
        assertThat(one(SMTP, page).reading()).isEqualTo(Reading.UNKNOWN);
    }

    @Test
    void aPageThatDoesNotNameOurPartIsWellAtMost() {
        var well = "{\"status\": {\"indicator\": \"none\", \"description\": \"Fine\"}, \"components\": [{\"name\":"
                + " \"Pizza\", \"status\": \"operational\"}]}";
        assertThat(one(SMTP, well).reading()).isEqualTo(Reading.WELL);
        var bad = one(SMTP, well.replace("none", "critical"));
        assertThat(bad.reading()).isEqualTo(Reading.UNKNOWN);
        assertThat(bad.words()).contains("names no part like SMTP");
    }

    @Test
    void eachRegionHasAScopeAndABigEventCountsWhereItIsFeltAndNotOnlyWhereItIsFiled() {
        var events = """
            [{"date": "1772622000", "status": "3", "service": "dynamodb-us-east-1", "service_name": "DynamoDB", "summary": "Errors",
              "impacted_services": {"ses-us-east-1": {"service_name": "SES", "current": "2"}}}]
            """;
        var coverage = vendor("ses", List.of("ses"), List.of("us-east-1", "eu-west-1"));
        var opinions = judged(FeedFormat.AWS_EVENTS, coverage, events);
        assertThat(opinions).extracting(Opinion::reading).containsExactly(Reading.IMPAIRED, Reading.WELL);
        assertThat(opinions.getFirst().scope()).isEqualTo(new Scope.Vendor("ses", "us-east-1", null));
    }

    @Test
    void aPartNamedAfterTheOtherProtocolIsNotOnOurWay() {
        var page = """
                {"status": {"indicator": "major", "description": "Hm"}, "components": [
                 {"name": "SMTP", "status": "major_outage"}, {"name": "API", "status": "operational"}, {"name": "Delivery", "status": "operational"}]}
                """;
        var coverage = new Coverage(
                new Subject.OfVendor("postmark"),
                List.of("SMTP", "API", "Delivery"),
                List.of(),
                List.of("api", "smtp"));
        var opinions = judged(FeedFormat.STATUSPAGE, coverage, page);
        assertThat(opinions)
                .extracting(Opinion::scope)
                .containsExactly(new Scope.Vendor("postmark", null, "api"), new Scope.Vendor("postmark", null, "smtp"));
        assertThat(opinions).extracting(Opinion::reading).containsExactly(Reading.WELL, Reading.FAILING);
        var both = page.replace("Delivery\", \"status\": \"operational", "Delivery\", \"status\": \"major_outage");
        assertThat(judged(FeedFormat.STATUSPAGE, coverage, both))
                .extracting(Opinion::reading)
                .containsOnly(Reading.FAILING);
    }

    @Test
    void codeOneOfAwsIsNotConfirmed() {
        var events = "[{\"date\": \"1772622000\", \"status\": \"1\", \"service\": \"ses-us-east-1\", \"summary\":"
                + " \"Looking\"}]";
        var opinion = judged(FeedFormat.AWS_EVENTS, vendor("ses", List.of("ses"), List.of("us-east-1")), events)
                .getFirst();
        assertThat(opinion.reading()).isEqualTo(Reading.IMPAIRED);
        assertThat(opinion.strength()).isLessThan(0.5);
    }

    @Test
    void aReceiverHasAScopeForEachOfItsDomains() {
        var incidents = """
            [{"id": "a", "begin": "2026-03-04T11:00:00Z", "external_desc": "Mail is late", "status_impact": "SERVICE_OUTAGE",
              "affected_products": [{"title": "Gmail", "id": "1"}]}]
            """;
        var coverage = new Coverage(
                new Subject.OfReceiver(List.of("Gmail.com", "googlemail.com")), List.of("Gmail"), List.of());
        var opinions = judged(FeedFormat.GOOGLE, coverage, incidents);
        assertThat(opinions)
                .extracting(Opinion::scope)
                .containsExactly(new Scope.Receiver("gmail.com"), new Scope.Receiver("googlemail.com"));
        assertThat(opinions).extracting(Opinion::reading).containsOnly(Reading.FAILING);
    }

    @Test
    void aMeetingPlatformTellsNothingAboutMail() {
        var zoom = new Coverage(new Subject.OfPlatform("zoom"), List.of(), List.of());
        assertThat(judged(FeedFormat.STATUSPAGE, zoom, page("major_outage", "investigating", "critical", "SMTP")))
                .isEmpty();
    }

    @Test
    void namesAreComparedByWholeWords() {
        assertThat(Words.contain("Transmissions API / x", "api")).isTrue();
        assertThat(Words.contain("Rapid", "api")).isFalse();
        assertThat(Words.contain("ses-us-east-1", "us-east-1")).isTrue();
        assertThat(Words.contain("ses-us-east-12", "us-east-1")).isFalse();
        assertThat(Words.contain("anything", " - ")).isFalse();
    }

    private static Opinion one(Coverage coverage, String page) {
        return judged(FeedFormat.STATUSPAGE, coverage, page).getFirst();
    }

    private static List<Opinion> judged(FeedFormat format, Coverage coverage, String page) {
        var read = (Document.Understood) format.read(page.getBytes(UTF_8), NOW);
        return Judgement.of(read.reading(), coverage, NOW);
    }

    private static Coverage vendor(String type, List<String> parts, List<String> regions) {
        return new Coverage(new Subject.OfVendor(type), parts, regions);
    }

    /** A part SMTP in a condition, and an incident about some part. */
    private static String page(String condition, String progress, String impact, String about) {
        return """
            {"status": {"indicator": "minor", "description": "Hm"},
             "components": [{"id": "1", "name": "SMTP", "status": "%s"}],
             "incidents": [{"id": "i", "name": "Trouble", "status": "%s", "impact": "%s", "created_at": "2026-03-04T11:00:00Z",
              "updated_at": "2026-03-04T11:50:00Z", "components": [{"name": "%s", "status": "%s"}]}]}
            """.formatted(condition, progress, impact, about, condition);
    }
}
