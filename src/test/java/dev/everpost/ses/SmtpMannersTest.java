package dev.everpost.ses;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.intake.Receipt;
import dev.everpost.intake.Submitter;
import dev.everpost.intake.Submitter.AwsKey;
import dev.everpost.intake.Submitters;
import dev.everpost.message.Content;
import dev.everpost.message.EmailAddress;
import dev.everpost.message.MessageClass;
import dev.everpost.message.MessageId;
import dev.everpost.message.Recipient;
import dev.everpost.message.Submission;
import dev.everpost.message.Submission.Via;
import dev.everpost.ses.SendingAccount.SetRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What SMTP clients of SES find in the fields of their mail. */
class SmtpMannersTest {

    private final FixedAccount account = new FixedAccount();
    private final List<Submission> taken = new ArrayList<>();
    private final Submitters submitters = new Submitters(List.of(
            new Submitter("shop", null, null, new AwsKey("AKID", "secret", null), List.of("*")),
            new Submitter("printer", null, "key", null, List.of("*"))));
    private final SmtpManners manners = new SmtpManners(this::take, account, () -> submitters);

    private Receipt take(Submission submission) {
        taken.add(submission);
        return new Receipt.Queued(new MessageId(1));
    }

    @Test
    void setAndTagsAreHonouredAndTheirFieldsTakenAway() {
        account.sets.put("codes", new SetRules(true, MessageClass.CRITICAL));

        submit("shop", "X-SES-CONFIGURATION-SET: codes\r\nX-SES-MESSAGE-TAGS: a=1, b=2\r\nx-ses-source-arn: x\r\n");

        assertThat(taken.getFirst().messageClass()).isEqualTo(MessageClass.CRITICAL);
        assertThat(taken.getFirst().tags()).isEqualTo(Map.of("a", "1", "b", "2", "ses:configuration-set", "codes"));
        assertThat(new String(taken.getFirst().content().bytes(), UTF_8))
                .isEqualTo("From: a@example.com\r\nSubject: s\r\n\r\ntext\r\n");
    }

    @Test
    void theSetOfItsSenderCountsForMailOfSesClientsOnly() {
        account.sets.put("codes", new SetRules(true, null));
        account.defaults.put("a@example.com", "codes");

        submit("shop", "");
        submit("printer", "");

        assertThat(taken.get(0).tags()).containsEntry("ses:configuration-set", "codes");
        assertThat(taken.get(1).tags()).isEmpty();
    }

    @Test
    void whatTheMessageSaysOfItsClassIsNearerThanWhatItsSetSays() {
        account.sets.put("codes", new SetRules(true, MessageClass.CRITICAL));

        submit("shop", "X-SES-CONFIGURATION-SET: codes\r\nX-Everpost-Class: bulk\r\n");

        assertThat(taken.getFirst().messageClass()).isNull();
    }

    @Test
    void aPausedAccountStopsItsSesClientsAndNobodyElse() {
        account.enabled = false;

        assertThat(submit("shop", ""))
                .isEqualTo(new Receipt.Rejected(
                        Receipt.Reason.SENDING_PAUSED, "Email sending is disabled for this account."));
        assertThat(submit("printer", "")).isInstanceOf(Receipt.Queued.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "X-SES-CONFIGURATION-SET: nowhere | Configuration set <nowhere> does not exist.",
                "X-SES-MESSAGE-TAGS: a            | X-SES-MESSAGE-TAGS must be name=value",
                "X-SES-MESSAGE-TAGS: a b=1        | Invalid tag name <a b>",
                "X-SES-LIST-MANAGEMENT-OPTIONS: x | X-SES-LIST-MANAGEMENT-OPTIONS is not offered",
            })
    void whatCannotBeHonouredIsRefusedAndNothingIsTaken(String field, String why) {
        assertThat(submit("shop", field + "\r\n")).isInstanceOfSatisfying(Receipt.Rejected.class, rejected -> {
            assertThat(rejected.reason()).isEqualTo(Receipt.Reason.BAD_OPTION);
            assertThat(rejected.text()).startsWith(why);
        });
        assertThat(taken).isEmpty();
    }

    @Test
    void aFieldGivenTwiceIsRefused() {
        assertThat(submit("shop", "X-SES-MESSAGE-TAGS: a=1\r\nX-SES-MESSAGE-TAGS: b=2\r\n"))
                .isInstanceOf(Receipt.Rejected.class);
    }

    private Receipt submit(String submitter, String fields) {
        var text = "From: a@example.com\r\n" + fields + "Subject: s\r\n\r\ntext\r\n";
        return manners.submit(new Submission(
                submitter,
                Via.SMTP,
                address("a@example.com"),
                List.of(Recipient.plain(0, address("b@example.net"))),
                new Content(text.getBytes(UTF_8)),
                null,
                null,
                null,
                null,
                null,
                null,
                Map.of(),
                Map.of()));
    }

    private static EmailAddress address(String text) {
        return EmailAddress.parse(text).orElseThrow();
    }
}
