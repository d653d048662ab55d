package dev.everpost.edge.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.fact.ProviderName;
import dev.everpost.message.Content;
import dev.everpost.message.MessageClass;
import dev.everpost.message.MessageId;
import dev.everpost.store.DeliveryState;
import dev.everpost.store.Ledger;
import dev.everpost.store.Spool;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How messages are found, followed, taken back and hurried. */
class FollowingTest {

    private static final String PATH = "/api/v1/messages/" + Stories.ID;
    private static final String[] SHOP = {"Authorization", "Bearer " + RunningApi.SHOP_KEY};

    private final RunningApi api = new RunningApi();

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void aMessageTellsWhereEachRecipientStandsAndWhy() {
        api.ledger.tells(Stories.failover());

        var life = api.get(PATH, SHOP).json();

        assertThat(life.path("status").asString()).isEqualTo("queued");
        assertThat(life.path("accepted_at").asString()).isEqualTo("2026-11-22T09:20:00.000Z");
        assertThat(life.path("states").toString()).isEqualTo("{\"waiting\":1,\"handed_over\":1}");
        assertThat(life.path("recipients").path(1).toString())
                .isEqualTo("{\"index\":1,\"address\":\"bob@customer.example\",\"state\":\"waiting\",\"final\":false,"
                        + "\"next_attempt_at\":\"2026-11-22T09:25:00.000Z\",\"why\":\"451 4.7.1 greylisted\","
                        + "\"provider\":\"relay-b\",\"tries\":2,\"last_attempt\":2,\"unknown_outcomes\":0}");
        assertThat(life.path("recipients").path(0).path("ended_at").asString()).isNotEmpty();
    }

    @Test
    void aMessageTellsItsAttemptsWithReasonsAndOutcomes() {
        api.ledger.tells(Stories.failover());

        var attempts = api.get(PATH, SHOP).json().path("attempts");

        assertThat(attempts.size()).isEqualTo(2);
        assertThat(attempts.path(0).path("outcomes").path(0).path("detail").asString())
                .isEqualTo("connect_refused");
        var second = attempts.path(1);
        assertThat(second.path("provider").asString()).isEqualTo("relay-b");
        assertThat(second.path("why").asString()).isEqualTo("next: ses-main failed just now");
        assertThat(second.path("took_ms").asInt()).isEqualTo(100);
        assertThat(second.path("outcomes").path(0).path("provider_id").asString())
                .isEqualTo("b-77");
        assertThat(second.path("outcomes").path(1).path("after_ms").asInt()).isEqualTo(300_000);
    }

    @Test
    void aMessageTellsItsTimelineInOrder() {
        api.ledger.tells(Stories.failover());

        var timeline = api.get(PATH, SHOP).json().path("timeline");

        assertThat(timeline.values())
                .extracting(fact -> fact.path("type").asString())
                .containsExactly("admitted", "attempt_started", "attempt_ended", "attempt_started", "attempt_ended");
        assertThat(timeline.path(0).path("text").asString())
                .isEqualTo("accepted from shop by REST for 2 recipients, class critical");
        assertThat(timeline.path(4).path("text").asString())
                .isEqualTo("attempt 2 by relay-b ended after 100 ms: 1 accepted, 1 try_later");
    }

    @Test
    void aProvidersHostileWordsStayInsideTheirJsonString() {
        api.ledger.tells(Stories.failover());

        var reply = api.get(PATH, SHOP);

        assertThat(reply.header("Content-Type")).startsWith("application/json");
        assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(reply.text()).doesNotContain("\u001b");
        assertThat(reply.json().at("/attempts/1/outcomes/1/reply").asString()).contains("<script>");
    }

    @Test
    void anotherSubmittersMessageDoesNotExist() {
        var story = Stories.failover();
        api.ledger.tells(new Ledger.Story(
                Stories.message(Stories.ID, "billing", "Invoice"), story.deliveries(), story.facts(), true));

        assertThat(api.get(PATH, SHOP).problem()).isEqualTo("no-such-message");
        assertThat(api.get(PATH + "/raw", SHOP).status()).isEqualTo(404);
        assertThat(api.post(PATH + "/cancel", "{}", SHOP).status()).isEqualTo(404);
        assertThat(api.post(PATH + "/retry", "{}", SHOP).status()).isEqualTo(404);
        assertThat(api.spool.asked).isEmpty();
        assertThat(api.get(PATH).status()).as("the operator sees all").isEqualTo(200);
    }

    @Test
    void whatIsNoIdIsNotFoundEither() {
        assertThat(api.get("/api/v1/messages/hello").status()).isEqualTo(404);
        assertThat(api.get("/api/v1/messages/%00").status()).isIn(400, 404);
    }

    @Test
    void theContentComesBackByteForByteAsADownload() {
        var bytes = "Subject: x\r\n\r\n<script>\r\n".getBytes(StandardCharsets.UTF_8);
        api.ledger.tells(Stories.failover());
        api.spool.contents.put(Stories.ID, new Content(bytes));

        var reply = api.get(PATH + "/raw", SHOP);

        assertThat(reply.response().body()).isEqualTo(bytes);
        assertThat(reply.header("Content-Type")).startsWith("message/rfc822");
        assertThat(reply.header("Content-Disposition")).isEqualTo("attachment; filename=\"" + Stories.ID + ".eml\"");
        assertThat(reply.header("Content-Security-Policy")).contains("sandbox");
    }

    @Test
    void droppedContentIsGone() {
        api.ledger.tells(Stories.finished());

        var reply = api.get(PATH + "/raw", SHOP);

        assertThat(reply.status()).isEqualTo(410);
        assertThat(reply.detail()).contains("dropped after its last recipient was final");
    }

    @Test
    void aListIsFilteredByEveryCondition() {
        api.ledger.page = new Ledger.Page(List.of(Stories.summary(Stories.ID, "Your code")), true);

        var page = api.get("/api/v1/messages?class=critical&state=waiting&from=a@b.example&to=c@d.example"
                        + "&provider=relay-b&subject=code&submitter=shop&since=2026-11-22T00:00:00Z"
                        + "&until=2026-11-23T00:00:00Z&limit=10&cursor=" + Stories.ID)
                .json();

        assertThat(api.ledger.filter)
                .isEqualTo(new Ledger.Filter(
                        "shop",
                        MessageClass.CRITICAL,
                        DeliveryState.WAITING,
                        "a@b.example",
                        "c@d.example",
                        new ProviderName("relay-b"),
                        "code",
                        Instant.parse("2026-11-22T00:00:00Z"),
                        Instant.parse("2026-11-23T00:00:00Z")));
        assertThat(api.ledger.asked).containsExactly("list before " + Stories.ID + " at most 10");
        assertThat(page.path("next").asString()).isEqualTo(Stories.ID.toString());
        assertThat(page.path("messages").path(0).path("to").toString()).isEqualTo("[\"ann@customer.example\"]");
        assertThat(page.path("messages").path(0).path("states").toString())
                .isEqualTo("{\"waiting\":1,\"handed_over\":1}");
    }

    @Test
    void theLastPageHasNoNext() {
        api.ledger.page = new Ledger.Page(List.of(Stories.summary(MessageId.of(1, 1), "x")), false);

        assertThat(api.get("/api/v1/messages").json().has("next")).isFalse();
        assertThat(api.ledger.asked).containsExactly("list before null at most 50");
    }

    @Test
    void aSubmitterListsItsOwnMailWhateverItAsksFor() {
        api.get("/api/v1/messages?submitter=billing", SHOP);

        assertThat(api.ledger.filter.submitter()).isEqualTo("shop");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "class=urgent    | class: 'urgent' must be one of critical, transactional, bulk",
                "state=lost      | state: 'lost' must be one of waiting, attempting, handed_over, refused, expired, cancelled, suppressed",
                "limit=501       | limit: 501 is not from 1 to 500",
                "limit=many      | limit: 'many' is not a number from 1 to 500",
                "cursor=x        | cursor: 'x' is not a cursor; take it from 'next' of the page before",
                "since=yesterday | since: 'yesterday' is not a time; write it as in RFC 3339, such as 2026-11-22T09:30:00Z",
                "provider=A.B    | provider: 'A.B' is not a provider's name",
                "stat=waiting    | stat: is not a parameter; did you mean 'state'?",
                "class=bulk&class=bulk | class: is given 2 times; once is enough"
            })
    void aWrongQueryIsRefusedWithWhatWouldBeRight(String query, String detail) {
        var reply = api.get("/api/v1/messages?" + query);

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.detail()).isEqualTo(detail);
    }

    @Test
    void whatWaitsCanBeTakenBack() {
        api.ledger.tells(Stories.failover());
        api.spool.cancellation = new Spool.Cancellation(true, 1, 0, 1);

        var reply = api.post(PATH + "/cancel", "{}", SHOP);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text())
                .isEqualTo("{\"id\":\"" + Stories.ID + "\",\"cancelled\":1,\"in_flight\":0,\"already_final\":1}");
        assertThat(api.spool.asked).containsExactly("cancel " + Stories.ID + " by shop at 2026-11-22T09:30:00Z");
    }

    @Test
    void whatIsFinalCannotBeTakenBack() {
        api.ledger.tells(Stories.finished());
        api.spool.cancellation = new Spool.Cancellation(true, 0, 0, 2);

        var reply = api.post(PATH + "/cancel", "{}", SHOP);

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.detail()).contains("2 final").contains("cannot be taken back");
        assertThat(reply.json().path("already_final").asInt()).isEqualTo(2);
    }

    @Test
    void whatWaitsCanBeHurried() {
        api.ledger.tells(Stories.failover());

        assertThat(api.post(PATH + "/retry", "{}").json().path("retried").asInt())
                .isEqualTo(1);
        assertThat(api.spool.asked)
                .containsExactly("retry " + Stories.ID + " by loopback at 2026-11-22T09:30:00Z", "due");

        api.spool.retried = 0;
        assertThat(api.post(PATH + "/retry", "{}").problem()).isEqualTo("nothing-waits");
    }
}
