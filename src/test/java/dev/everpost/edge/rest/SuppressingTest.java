package dev.everpost.edge.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.fact.Fact;
import dev.everpost.store.Suppressions.Reason;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How addresses get on the suppression list and off it, by hand and by reports. */
class SuppressingTest {

    private static final String PATH = "/api/v1/suppressions";
    private static final String ANN = PATH + "/Ann@customer.example";
    private static final String REPORTS = "/api/v1/messages/" + Stories.ID + "/reports";
    private static final String[] SHOP = {"Authorization", "Bearer " + RunningApi.SHOP_KEY};
    private static final String[] ADMIN = {"Authorization", "Bearer " + RunningApi.ADMIN_KEY};

    private final RunningApi api = new RunningApi();

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void anAddressIsListedShownAndTakenOff() {
        var listed = api.put(ANN, "{\"reason\":\"bounce\",\"source\":\"import\"}", ADMIN);

        assertThat(listed.status()).isEqualTo(200);
        assertThat(listed.text())
                .isEqualTo("{\"address\":\"ann@customer.example\",\"reason\":\"bounce\",\"source\":\"import\","
                        + "\"at\":\"2026-11-22T09:30:00.000Z\"}");
        assertThat(api.get(ANN, ADMIN).text()).isEqualTo(listed.text());
        assertThat(api.delete(ANN, ADMIN).json().path("removed").asBoolean()).isTrue();
        assertThat(api.delete(ANN, ADMIN).problem()).isEqualTo("not-listed");
        assertThat(api.get(ANN, ADMIN).status()).isEqualTo(404);
    }

    @Test
    void withoutAWordItIsListedByHandByWhoeverCalls() {
        api.put(ANN, "", SHOP);

        assertThat(api.suppressions.find("ann@customer.example", "shop")).hasValueSatisfying(entry -> {
            assertThat(entry.reason()).isEqualTo(Reason.MANUAL);
            assertThat(entry.source()).isEqualTo("shop");
        });
    }

    @Test
    void aSubmitterSeesAndChangesItsOwnListOnly() {
        api.put(ANN, "{}", ADMIN);

        assertThat(api.get(PATH, SHOP).json().path("suppressions").size()).isZero();
        assertThat(api.delete(ANN, SHOP).status()).isEqualTo(404);
        assertThat(api.get(PATH + "?submitter=office", SHOP).detail()).contains("may only be 'shop' with this key");
        assertThat(api.get(PATH, ADMIN).json().path("suppressions").size()).isEqualTo(1);
        assertThat(api.put(ANN + "?submitter=shop", "{}", ADMIN)
                        .json()
                        .path("submitter")
                        .asString())
                .isEqualTo("shop");
    }

    @Test
    void aListIsNarrowedAndPaged() {
        for (var name : new String[] {"c", "a", "b"}) {
            api.put(PATH + "/" + name + "@customer.example", "{\"reason\":\"complaint\"}", ADMIN);
        }
        api.put(ANN, "{}", ADMIN);

        var first = api.get(PATH + "?reason=complaint&limit=2", ADMIN).json();
        assertThat(first.path("suppressions").path(1).path("address").asString())
                .isEqualTo("b@customer.example");
        var next = first.path("next").asString();
        var second = api.get(PATH + "?reason=complaint&limit=2&cursor=" + next, ADMIN)
                .json();
        assertThat(second.path("suppressions").size()).isEqualTo(1);
        assertThat(second.has("next")).isFalse();
    }

    @Test
    void whatMeansNothingIsToldWholeAndChangesNothing() {
        var wrong = api.put(ANN, "{\"reason\":\"angry\",\"until\":\"soon\",\"sorce\":\"x\"}", ADMIN);

        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.json().path("errors").size()).isEqualTo(3);
        assertThat(wrong.text()).contains("'source'");
        assertThat(api.put(PATH + "/nobody", "{}", ADMIN).detail()).contains("nobody");
        assertThat(api.put(ANN, "{", ADMIN).problem()).isEqualTo("malformed-json");
        assertThat(api.get(PATH + "?reson=bounce", ADMIN).detail()).contains("'reason'");
        assertThat(api.get(PATH, ADMIN).json().path("suppressions").size()).isZero();
    }

    @Test
    void whileTheStoreFailsTheAnswerIsNotNow() {
        api.suppressions.fail("the disk is gone");

        assertThat(api.put(ANN, "{}", ADMIN).problem()).isEqualTo("store-unavailable");
        assertThat(api.delete(ANN, ADMIN).status()).isEqualTo(503);
        assertThat(api.get(PATH, ADMIN).status()).isEqualTo(503);
        assertThat(api.get(PATH, ADMIN).header("Retry-After")).isEqualTo("5");
    }

    @Test
    void aReportOfAComplaintIsAFactAndListsTheAddressForItsSubmitter() {
        api.ledger.tells(Stories.failover());

        var answer = api.post(REPORTS, report("complained"), ADMIN);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("suppressed").asBoolean()).isTrue();
        assertThat(api.spool.noted).singleElement().isInstanceOfSatisfying(Fact.Reported.class, fact -> {
            assertThat(fact.report()).isEqualTo(Fact.Report.COMPLAINED);
            assertThat(fact.recipient()).isEqualTo(1);
            assertThat(fact.provider()).isNull();
            assertThat(fact.happenedAt()).isEqualTo(Instant.parse("2026-11-22T09:29:00Z"));
            assertThat(fact.details()).isEqualTo(Map.of("feedback_id", "f-1"));
        });
        assertThat(api.suppressions.find("bob@customer.example", "shop")).hasValueSatisfying(entry -> {
            assertThat(entry.reason()).isEqualTo(Reason.COMPLAINT);
            assertThat(entry.source()).endsWith("about message " + Stories.ID);
            assertThat(entry.feedback()).isEqualTo("f-1");
        });
    }

    @Test
    void aReportOfADeliveryIsAFactOnly() {
        api.ledger.tells(Stories.failover());

        assertThat(api.post(REPORTS, report("delivered"), ADMIN)
                        .json()
                        .path("suppressed")
                        .asBoolean())
                .isFalse();
        assertThat(api.spool.noted).hasSize(1);
        assertThat(api.suppressions.find("bob@customer.example", "shop")).isEmpty();
    }

    @Test
    void aReportThatIsWrongOrCannotBeKeptNotesNothing() {
        api.ledger.tells(Stories.failover());

        var wrong = api.post(REPORTS, "{\"recipient\":\"eve@customer.example\",\"report\":\"lost\"}", ADMIN);
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.json().path("errors").size()).isEqualTo(3);
        assertThat(api.post(REPORTS, report("complained"), SHOP).status()).isEqualTo(403);
        assertThat(api.post("/api/v1/messages/0000000000000/reports", report("complained"), ADMIN)
                        .status())
                .isEqualTo(404);
        api.spool.failing = true;
        assertThat(api.post(REPORTS, report("complained"), ADMIN).problem()).isEqualTo("store-unavailable");

        assertThat(api.spool.noted).isEmpty();
        assertThat(api.suppressions.find("bob@customer.example", "shop")).isEmpty();
    }

    private static String report(String kind) {
        return "{\"recipient\":\"BOB@customer.example\",\"report\":\"" + kind
                + "\",\"happened_at\":\"2026-11-22T09:29:00Z\",\"details\":{\"feedback_id\":\"f-1\"}}";
    }
}
