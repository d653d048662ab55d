package dev.everpost.edge.ses.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.edge.ses.RememberingIntake;
import dev.everpost.message.EmailAddress;
import dev.everpost.message.Message;
import dev.everpost.message.MessageClass;
import dev.everpost.message.MessageId;
import dev.everpost.message.Recipient;
import dev.everpost.message.Submission.Via;
import dev.everpost.store.Delivery;
import dev.everpost.store.DeliveryState;
import dev.everpost.store.Lane;
import dev.everpost.store.Ledger;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The account and its bounces by SES API v1, over a real socket. */
class AccountByQueryTest {

    private static final MessageId ID = new MessageId(77_000);

    private QueryServer server;

    @BeforeEach
    void start() {
        server = new QueryServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void tellsTheQuota() throws Exception {
        var quota = call("GetSendQuota");

        assertThat(quota.text("Max24HourSend")).isEqualTo("-1.0");
        assertThat(quota.text("MaxSendRate")).isEqualTo("4000.0");
        assertThat(quota.text("SentLast24Hours")).isEqualTo("17.0");
    }

    @Test
    void tellsTheStatisticsOfTwoWeeks() throws Exception {
        var quarter = Instant.now().truncatedTo(ChronoUnit.HOURS);
        server.ledger.tallies.add(new Ledger.Tally(quarter.minus(15, ChronoUnit.DAYS), 9, 9, 9, 9));
        server.ledger.tallies.add(new Ledger.Tally(quarter, 10, 2, 1, 3));

        var points = call("GetSendStatistics");

        assertThat(points.text("Timestamp")).isEqualTo(quarter.toString());
        assertThat(points.text("DeliveryAttempts")).isEqualTo("10");
        assertThat(points.text("Bounces")).isEqualTo("2");
        assertThat(points.text("Complaints")).isEqualTo("1");
        assertThat(points.text("Rejects")).isEqualTo("3");
    }

    @Test
    void switchesSendingOffAndOn() throws Exception {
        assertThat(call("GetAccountSendingEnabled").text("Enabled")).isEqualTo("true");
        assertThat(call("UpdateAccountSendingEnabled").texts("UpdateAccountSendingEnabledResult"))
                .isEmpty();
        assertThat(call("GetAccountSendingEnabled").text("Enabled")).isEqualTo("false");
        assertThat(bounce("ann@example.org").error()).startsWith("400 AccountSendingPausedException: ");
        call("UpdateAccountSendingEnabled", "Enabled", "true");
        assertThat(call("GetAccountSendingEnabled").text("Enabled")).isEqualTo("true");
        assertThat(call("UpdateAccountSendingEnabled", "Enabled", "maybe").error())
                .startsWith("400 ValidationError: ");
    }

    @Test
    void aBounceGoesToTheSenderOfTheMessageWithTheNullReversePath() throws Exception {
        tell("shop", "news@example.com", Instant.now());

        var answer = bounce("ann@example.org", "MessageDsn.ReportingMta", "dns; mx.example.org");

        assertThat(answer.text("MessageId")).isEqualTo(RememberingIntake.id(0).toString());
        var submission = server.intake.only();
        assertThat(submission.sender()).isNull();
        assertThat(submission.recipients())
                .extracting(recipient -> recipient.address().toString())
                .containsExactly("news@example.com");
        assertThat(new String(submission.content().bytes(), UTF_8))
                .contains("Reporting-MTA: dns; mx.example.org\r\n")
                .contains("Final-Recipient: rfc822; ann@example.org")
                .contains("Status: 5.1.1")
                .contains("Diagnostic-Code: smtp; no such mailbox")
                .contains(QueryServer.HEADER.strip());
    }

    @Test
    void aBounceNeedsAMessageOfTheCallersOwnThatIsRecentAndHasASender() throws Exception {
        assertThat(bounce("ann@example.org").error())
                .isEqualTo("400 MessageRejected: Message <" + ID + "> does not exist.");
        tell("somebody-else", "news@example.com", Instant.now());
        assertThat(bounce("ann@example.org").error()).endsWith("does not exist.");
        tell("shop", null, Instant.now());
        assertThat(bounce("ann@example.org").error()).contains("a bounce is never bounced");
        tell("shop", "news@example.com", Instant.now().minus(25, ChronoUnit.HOURS));
        assertThat(bounce("ann@example.org").error()).contains("older than 24 hours");
        tell("shop", "news@example.com", Instant.now());
        assertThat(bounce("bob@example.org").error()).contains("was not for <bob@example.org>");
        assertThat(bounce("ann@example.org", "BounceSender", "who@example.org").error())
                .startsWith("400 MessageRejected: Email address is not verified.");
        assertThat(server.intake.queued).isEmpty();
    }

    private void tell(String submitter, @Nullable String sender, Instant at) {
        var message = new Message(
                ID,
                submitter,
                Via.SES,
                sender == null ? null : EmailAddress.of(sender),
                MessageClass.TRANSACTIONAL,
                at,
                at.plusSeconds(3600),
                null,
                100,
                null,
                "Hello",
                Map.of(),
                Map.of());
        var delivery = new Delivery(
                Recipient.plain(0, EmailAddress.of("ann@example.org")),
                DeliveryState.HANDED_OVER,
                Lane.TRANSACTIONAL_FRESH,
                at,
                1,
                1,
                null,
                0,
                "");
        server.ledger.tell(new Ledger.Story(message, List.of(delivery), List.of(), true));
    }

    private Answered bounce(String recipient, String... more) throws Exception {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("OriginalMessageId", ID.toString());
        parameters.put("BounceSender", "shop@example.com");
        parameters.put("Explanation", "no such mailbox");
        parameters.put("BouncedRecipientInfoList.member.1.Recipient", recipient);
        parameters.put("BouncedRecipientInfoList.member.1.BounceType", "DoesNotExist");
        for (int i = 0; i < more.length; i += 2) {
            parameters.put(more[i], more[i + 1]);
        }
        return call(
                "SendBounce",
                parameters.entrySet().stream()
                        .flatMap(entry -> Stream.of(entry.getKey(), entry.getValue()))
                        .toArray(String[]::new));
    }

    private Answered call(String action, String... parameters) throws Exception {
        return new QueryCall(server).action(action, parameters);
    }
}
