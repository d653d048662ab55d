package dev.everpost.edge.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.edge.rest.Controls.OverdueView;
import dev.everpost.edge.rest.Controls.SilenceView;
import dev.everpost.message.MessageClass;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mail that nobody reports on, as operators see it. */
class SilentPagesTest {

    private static final String[] ADMIN = {"Authorization", "Bearer " + RunningApi.ADMIN_KEY};
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final RunningApi api = new RunningApi();

    @BeforeEach
    void twoProviders() {
        api.controls.silences = List.of(
                new SilenceView(
                        "alpha",
                        "reporting",
                        900_000L,
                        null,
                        0,
                        List.of(
                                overdue("m1", 0, MessageClass.CRITICAL, 0, "sent_again"),
                                overdue("m2", 1, MessageClass.BULK, 60, null))),
                new SilenceView("beta", "silent", null, NOON, 31, List.of()));
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void eachProviderIsCountedByClassAndEachMessageShown() {
        assertThat(api.get("/api/v1/silent", ADMIN).text())
                .isEqualTo("{\"providers\":[{\"provider\":\"alpha\",\"state\":\"reporting\",\"usual_ms\":900000,"
                        + "\"overdue\":{\"critical\":1,\"transactional\":0,\"bulk\":1},"
                        + "\"oldest_handed_over_at\":\"2026-11-22T12:00:00.000Z\"},"
                        + "{\"provider\":\"beta\",\"state\":\"silent\",\"silent_since\":\"2026-11-22T12:00:00.000Z\","
                        + "\"waiting\":31,\"overdue\":{\"critical\":0,\"transactional\":0,\"bulk\":0}}],"
                        + "\"messages\":[{\"message\":\"m1\",\"recipient\":0,\"provider\":\"alpha\",\"attempt\":1,"
                        + "\"class\":\"critical\",\"handed_over_at\":\"2026-11-22T12:00:00.000Z\","
                        + "\"due_at\":\"2026-11-22T12:15:00.000Z\",\"alone\":true,\"remedy\":\"sent_again\"},"
                        + "{\"message\":\"m2\",\"recipient\":1,\"provider\":\"alpha\",\"attempt\":1,"
                        + "\"class\":\"bulk\",\"handed_over_at\":\"2026-11-22T12:01:00.000Z\","
                        + "\"due_at\":\"2026-11-22T12:16:00.000Z\",\"alone\":true}]}");
    }

    @Test
    void thePagesTogetherHaveEachOnceThoughTheFirstsHaveGone() {
        var all = new ArrayList<OverdueView>();
        for (int i = 0; i < 7; i++) {
            all.add(overdue("m" + i, i % 2, MessageClass.BULK, i / 3, null));
        }
        api.controls.silences = List.of(new SilenceView("alpha", "reporting", 1L, null, 0, all));
        var seen = new ArrayList<String>();
        var path = "/api/v1/silent?limit=3";
        var page = api.get(path, ADMIN).json();
        while (page.has("next")) {
            page.path("messages").forEach(row -> seen.add(row.path("message").asString()));
            api.controls.silences = List.of(
                    new SilenceView("alpha", "reporting", 1L, null, 0, all.subList(seen.size() - 1, all.size())));
            page = api.get(path + "&cursor=" + page.path("next").asString(), ADMIN)
                    .json();
        }
        page.path("messages").forEach(row -> seen.add(row.path("message").asString()));
        assertThat(seen).containsExactly("m0", "m1", "m2", "m3", "m4", "m5", "m6");
    }

    @Test
    void oneProviderAndOneClassCanBeAskedFor() {
        assertThat(api.get("/api/v1/silent?provider=alpha&class=bulk", ADMIN)
                        .json()
                        .path("messages"))
                .singleElement()
                .satisfies(row -> assertThat(row.path("message").asString()).isEqualTo("m2"));
        assertThat(api.get("/api/v1/silent?provider=alpa", ADMIN).text()).contains("did you mean 'alpha'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cursor=x", "cursor=1e9.m", "limit=501", "class=fast", "colour=red"})
    void whatMakesNoSenseIsRefused(String query) {
        assertThat(api.get("/api/v1/silent?" + query, ADMIN).status()).isEqualTo(422);
    }

    @Test
    void itIsForOperators() {
        assertThat(api.get("/api/v1/silent", "Authorization", "Bearer " + RunningApi.SHOP_KEY)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aMessageSaysWhoseReportIsOverdue() {
        api.ledger.tells(Stories.finished());
        api.controls.overdue = Map.of(0, NOON);
        var recipient = api.get("/api/v1/messages/" + Stories.ID, ADMIN)
                .json()
                .path("recipients")
                .path(0);
        assertThat(recipient.path("report_overdue_since").asString()).isEqualTo("2026-11-22T12:00:00.000Z");
    }

    private static OverdueView overdue(
            String message, int recipient, MessageClass messageClass, int after, String remedy) {
        var handedOver = NOON.plusSeconds(after);
        return new OverdueView(
                message, recipient, 1, messageClass, handedOver, handedOver.plusSeconds(900), true, remedy);
    }
}
