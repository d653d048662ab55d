package dev.everpost.edge.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.fact.Fact;
import dev.everpost.fact.ProviderName;
import dev.everpost.message.MessageClass;
import dev.everpost.store.Ledger;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What operators see of the gateway and do to it. */
class OperatingTest {

    private static final String[] ADMIN = {"Authorization", "Bearer " + RunningApi.ADMIN_KEY};

    private final RunningApi api = new RunningApi();

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void theQueueIsCountedByClassWithTheAgeOfTheOldest() {
        api.ledger.depth = new Ledger.Depth(
                Map.of(MessageClass.CRITICAL, 3L),
                2,
                Map.of(new ProviderName("ses-main"), 3L),
                Map.of(MessageClass.CRITICAL, RunningApi.NOW.minusSeconds(90)),
                5);

        assertThat(api.get("/api/v1/queue", ADMIN).text())
                .isEqualTo("{\"at\":\"2026-11-22T09:30:00.000Z\",\"waiting\":3,\"attempting\":2,\"scheduled\":5,"
                        + "\"classes\":[{\"class\":\"critical\",\"waiting\":3,"
                        + "\"oldest_accepted_at\":\"2026-11-22T09:28:30.000Z\",\"oldest_age_ms\":90000},"
                        + "{\"class\":\"transactional\",\"waiting\":0},{\"class\":\"bulk\",\"waiting\":0}],"
                        + "\"waiting_for\":[{\"provider\":\"ses-main\",\"waiting\":3}]}");
    }

    @Test
    void providersAreShownAsTheyStand() {
        var first = api.get("/api/v1/providers", ADMIN).json().path("providers").path(0);

        assertThat(first.toString())
                .isEqualTo("{\"name\":\"ses-main\",\"type\":\"ses\",\"state\":\"down\","
                        + "\"since\":\"2026-11-22T08:00:00.000Z\",\"why\":\"5 of 5 calls failed: connection refused\","
                        + "\"share\":0.0,\"in_flight\":0,\"limit\":16,\"next_probe_at\":\"2026-11-22T09:00:30.000Z\","
                        + "\"quotas\":[{\"window\":\"day\",\"used\":4200,\"max\":50000,"
                        + "\"resets_at\":\"2026-11-23T00:00:00.000Z\"}],\"waiting\":42,\"account\":{"
                        + "\"condition\":\"sending_off\",\"at\":\"2026-11-22T08:00:00.000Z\","
                        + "\"answered_at\":\"2026-11-22T08:00:00.000Z\",\"words\":\"sending is disabled\","
                        + "\"limit\":50000,\"used\":4200,\"left\":45800,\"period\":\"24 hours\","
                        + "\"senders\":2,\"unverified\":1}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"drain", "force", "resume"})
    void aProviderCanBeSteeredWithAReason(String command) {
        var reply = api.post("/api/v1/providers/relay-b/" + command, "{\"reason\":\"maintenance\"}", ADMIN);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("name").asString()).isEqualTo("relay-b");
        assertThat(api.controls.asked)
                .containsExactly(command.toUpperCase(Locale.ROOT) + " relay-b by operator because maintenance");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "relay-c/drain | {}               | 404 | there is no provider 'relay-c'; did you mean 'relay-b'?",
                "A.B/drain     | {}               | 404 | there is no provider 'A.B'",
                "relay-b/kill  | {}               | 404 | 'kill' is no command; there are drain, force and resume",
                "relay-b/drain | {\"reson\":\"\"} | 422 | reson: is not a field; did you mean 'reason'?",
                "relay-b/drain | {\"reason\":1}   | 422 | reason: must be a string, not a number",
                "relay-b/drain | nonsense         | 400 | the body is not JSON at line 1"
            })
    void aWrongCommandIsRefused(String path, String body, int status, String detail) {
        var reply = api.post("/api/v1/providers/" + path, body, ADMIN);

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.detail()).startsWith(detail);
    }

    @Test
    void aCommandThatMakesNoSenseNowSaysWhy() {
        api.controls.steering =
                new Controls.Steering.NotNow("relay-b is the last provider; draining it stops all mail");

        var reply = api.post("/api/v1/providers/relay-b/drain", "", ADMIN);

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.detail()).contains("last provider");
    }

    @Test
    void waitingMailGoesBackToTheRouter() {
        var reply = api.post("/api/v1/queue/reroute", "{\"provider\":\"ses-main\"}", ADMIN);

        assertThat(reply.text()).isEqualTo("{\"provider\":\"ses-main\",\"deliveries\":42}");
        assertThat(api.controls.asked).containsExactly("reroute ses-main by operator");
        assertThat(api.post("/api/v1/queue/reroute", "{}", ADMIN).detail()).startsWith("provider: is missing");
        assertThat(api.post("/api/v1/queue/reroute", "{\"provider\":\"nobody\"}", ADMIN)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aRouteIsExplained() {
        var reply = api.get("/api/v1/route/explain?class=critical&from=a@example.com&to=b@c.example&size=9", ADMIN);

        assertThat(reply.text())
                .isEqualTo("{\"lines\":[\"route 'default' matches class critical\"],\"candidates\":["
                        + "{\"provider\":\"relay-b\",\"chosen\":true,\"why\":\"up, has room for 5 more\"},"
                        + "{\"provider\":\"ses-main\",\"chosen\":false,"
                        + "\"why\":\"down since 08:00: connection refused\"}]}");
        assertThat(api.controls.asked.getFirst()).contains("CRITICAL").contains("sizeBytes=9");
        assertThat(api.get("/api/v1/route/explain?to=me", ADMIN).status()).isEqualTo(422);

        api.controls.explanation = new Controls.Explanation.BadQuestion("submitter", "'shp' is not configured");
        assertThat(api.get("/api/v1/route/explain?submitter=shp", ADMIN).detail())
                .isEqualTo("submitter: 'shp' is not configured");
    }

    @Test
    void aRouteIsExplainedForAMessageWithTagsToo() {
        var question = "{\"class\":\"bulk\",\"to\":\"b@c.example\",\"size\":9,\"tags\":{\"campaign\":\"spring\"}}";
        assertThat(api.post("/api/v1/route/explain", question, ADMIN).status()).isEqualTo(200);
        assertThat(api.controls.asked.getFirst())
                .contains("BULK")
                .contains("sizeBytes=9")
                .contains("campaign=spring");

        assertThat(api.post("/api/v1/route/explain", "{\"class\":\"fast\",\"too\":1,\"size\":-1}", ADMIN)
                        .text())
                .contains("must be critical, transactional or bulk")
                .contains("must be a number from 0")
                .contains("is not a field");
    }

    @Test
    void aReloadTellsWhatChangedAndWhatNeedsARestart() {
        assertThat(api.post("/api/v1/reload", "", ADMIN).text())
                .isEqualTo("{\"changes\":[\"route default changed\"],\"need_restart\":[\"smtp.port\"]}");

        api.controls.reload = new Controls.Reload.Invalid(List.of("line 3: 'provders' is not a key"));
        var reply = api.post("/api/v1/reload", "", ADMIN);
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.detail()).contains("stays in force").contains("line 3");
    }

    @Test
    void factsAreTailedByPosition() {
        api.ledger.facts = List.of(new Ledger.Entry(
                17,
                new Fact.StandingChanged(
                        RunningApi.NOW, new ProviderName("ses-main"), "up", "down", "5 calls failed")));

        assertThat(api.get("/api/v1/facts?after=16&limit=5", ADMIN).text())
                .isEqualTo("{\"facts\":[{\"position\":17,\"at\":\"2026-11-22T09:30:00.000Z\","
                        + "\"type\":\"standing_changed\",\"provider\":\"ses-main\",\"from\":\"up\",\"to\":\"down\","
                        + "\"why\":\"5 calls failed\",\"text\":\"ses-main went from up to down: 5 calls failed\"}],"
                        + "\"next\":17}");
        assertThat(api.ledger.asked).containsExactly("facts after 16 at most 5");
        assertThat(api.get("/api/v1/news?limit=3", ADMIN).json().path("news").size())
                .isEqualTo(1);

        api.ledger.facts = List.of();
        assertThat(api.get("/api/v1/facts?after=17", ADMIN).json().path("next").asInt())
                .isEqualTo(17);
    }

    @Test
    void everyKindOfFactHasATypeAndASentence() {
        var at = RunningApi.NOW;
        var main = new ProviderName("ses-main");
        api.ledger.facts = List.of(
                new Ledger.Entry(1, new Fact.Expired(at, Stories.ID, List.of(0), "deadline")),
                new Ledger.Entry(2, new Fact.Cancelled(at, Stories.ID, List.of(0, 1), "shop")),
                new Ledger.Entry(3, new Fact.RetryAsked(at, Stories.ID, "operator")),
                new Ledger.Entry(4, new Fact.BacklogRerouted(at, main, 2, "asked")),
                new Ledger.Entry(5, new Fact.AlarmRaised(at, Fact.Alarm.ACCOUNT_TROUBLE, "ses-main", "suspended")),
                new Ledger.Entry(6, new Fact.AlarmCleared(at, Fact.Alarm.STORE_FAILING, "store", "reopened")),
                new Ledger.Entry(7, new Fact.GatewayChanged(at, true, "1.0")));

        assertThat(api.get("/api/v1/facts", ADMIN).json().path("facts").values())
                .extracting(fact ->
                        fact.path("type").asString() + ": " + fact.path("text").asString())
                .containsExactly(
                        "expired: expired for 1 recipient: deadline",
                        "cancelled: cancelled for 2 recipients by shop",
                        "retry_asked: retry at once asked by operator",
                        "backlog_rerouted: 2 deliveries that waited for ses-main rerouted: asked",
                        "alarm_raised: alarm account_trouble for ses-main: suspended",
                        "alarm_cleared: alarm store_failing for store is over: reopened",
                        "gateway_changed: the gateway started");
    }

    @Test
    void aProbeByHeadHearsTheSameAsOneByGet() {
        assertThat(api.head("/health/ready").status()).isEqualTo(200);
        api.obstacles.add("the store fails since 09:29: disk full");

        assertThat(api.head("/health/ready").status()).isEqualTo(503);
        assertThat(api.head("/health/ready").text()).isEmpty();
    }

    @Test
    void headNeedsTheKeyThatGetNeeds() {
        api.trustLoopback = false;

        assertThat(api.head("/api/v1/queue").status()).isEqualTo(401);
        assertThat(api.head("/api/v1/queue", ADMIN).status()).isEqualTo(200);
    }

    @Test
    void healthIsOpenAndSaysWhatIsInTheWay() {
        api.trustLoopback = false;
        assertThat(api.get("/health/live").text()).isEqualTo("{\"status\":\"live\"}");
        assertThat(api.get("/health/ready").status()).isEqualTo(200);

        api.obstacles.add("the store fails since 09:29: disk full");
        assertThat(api.get("/health/ready").status()).isEqualTo(503);
        assertThat(api.get("/health/ready").text())
                .isEqualTo("{\"status\":\"not_ready\",\"reasons\":[\"the store fails since 09:29: disk full\"]}");
        assertThat(api.get("/health/live").status()).isEqualTo(200);
    }

    @Test
    void metricsAreForThisMachineAndTheOperator() {
        api.trustLoopback = false;

        assertThat(api.get("/metrics").text()).isEqualTo("everpost_up 1\n");
        assertThat(api.get("/metrics", "X-Forwarded-For", "203.0.113.9").status())
                .isEqualTo(401);
        assertThat(api.get("/metrics", "X-Forwarded-For", "203.0.113.9", ADMIN[0], ADMIN[1])
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aDefectAnswersWithoutShowingItsInside() {
        api.controls.explanation = null;

        var reply = api.get("/api/v1/route/explain", ADMIN);

        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.text()).doesNotContain("Exception").contains("its log says why");
    }
}
