package dev.everpost.edge.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.intake.Receipt;
import dev.everpost.intake.Receipt.Reason;
import dev.everpost.intake.Submitter;
import dev.everpost.intake.Submitter.AwsKey;
import dev.everpost.intake.Submitters;
import dev.everpost.world.World;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An application that has SES SMTP credentials finds SES here: they are taken, and the replies are in SES's words. */
class SesSmtpTest {

    private static final String KEY_ID = "AKIAIOSFODNN7EXAMPLE";
    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

    /** What the algorithm of the SES developer guide gives for us-east-1 and the secret above. */
    private static final String PUBLISHED = "BLBM/9hSUELfq8Gw+rU1YcBjkOxGbhT2XG763xVLGWL9";

    private final IntakeThatRemembers intake = new IntakeThatRemembers();
    private SubmissionTalk talk;

    @AfterEach
    void stop() throws IOException {
        talk.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"us-east-1", "eu-central-1", "ap-southeast-7", "mx-central-1"})
    void aPasswordOfAnyRegionIsTaken(String region) throws IOException {
        connect(null, null);
        assertThat(talk.login(KEY_ID, SesSmtpPassword.of(SECRET, region))).isEqualTo("235 Authentication successful.");
    }

    @Test
    void thePublishedPasswordIsTaken() throws IOException {
        connect(null, null);
        assertThat(talk.login(KEY_ID, PUBLISHED)).startsWith("235");
    }

    @Test
    void thePasswordOfTheOldFormIsTaken() throws IOException {
        connect("eu-west-1", null);
        assertThat(SesSmtpPassword.ofOldForm(SECRET)).startsWith("A");
        assertThat(talk.login(KEY_ID, SesSmtpPassword.ofOldForm(SECRET))).startsWith("235");
    }

    @Test
    void aPasswordOfAnotherRegionIsRefusedWhenOneIsSet() throws IOException {
        connect("eu-west-1", null);
        assertThat(talk.login(KEY_ID, PUBLISHED)).isEqualTo("535 Authentication Credentials Invalid");
        assertThat(talk.login(KEY_ID, SesSmtpPassword.of(SECRET, "eu-west-1"))).startsWith("235");
    }

    @ParameterizedTest
    @CsvSource({
        KEY_ID + ", " + SECRET,
        KEY_ID + ", ''",
        KEY_ID + ", BLBM/9hSUELfq8Gw+rU1YcBjkOxGbhT2XG763xVLGWL8",
        "AKIANOBODYKNOWSTHIS, " + PUBLISHED,
    })
    void wrongCredentialsAreRefusedInTheSameWordsWhetherOrNotTheKeyExists(String keyId, String password)
            throws IOException {
        connect(null, null);
        assertThat(talk.login(keyId, password)).isEqualTo("535 Authentication Credentials Invalid");
    }

    @Test
    void aKeyWithASessionTokenHasNoSmtpPassword() throws IOException {
        connect(null, "token");
        assertThat(talk.login(KEY_ID, PUBLISHED)).isEqualTo("535 Authentication Credentials Invalid");
        assertThat(talk.login(KEY_ID, SesSmtpPassword.ofOldForm(SECRET))).startsWith("535");
    }

    @Test
    void theSecretOfNobodyIsNotAPassword() throws IOException {
        connect(null, null);
        assertThat(talk.login("AKIANOBODYKNOWSTHIS", SesSmtpPassword.of("", "us-east-1")))
                .startsWith("535");
        assertThat(talk.login("AKIANOBODYKNOWSTHIS", SesSmtpPassword.ofOldForm("-")))
                .startsWith("535");
    }

    @Test
    void aMessageTakenIsAnsweredWithItsId() throws IOException {
        connectAsSes();
        assertThat(mail("a@example.com")).isEqualTo("250 Ok " + IntakeThatRemembers.ID);
        intake.answer = new Receipt.AlreadyQueued(IntakeThatRemembers.ID);
        assertThat(mail("a@example.com")).isEqualTo("250 Ok " + IntakeThatRemembers.ID);
    }

    @Test
    void aSenderThatIsNotAllowedIsRefusedWithTheMessageAndTheRegionOfThePassword() throws IOException {
        intake.answer = new Receipt.Rejected(Reason.SENDER_NOT_ALLOWED, "not yours");
        connectAsSes();
        assertThat(mail("a@elsewhere.example"))
                .isEqualTo("554 Message rejected: Email address is not verified. The following identities failed the"
                        + " check in region US-EAST-1: a@elsewhere.example");
        assertThat(intake.submissions).hasSize(1);
    }

    @Test
    void aMessageHasFiftyRecipientsAtMostAndTheRestMayComeWithAnother() throws IOException {
        connectAsSes();
        talk.ask("MAIL FROM:<a@example.com>");
        for (int i = 0; i < 50; i++) {
            assertThat(talk.ask("RCPT TO:<b" + i + "@example.net>")).startsWith("250");
        }

        assertThat(talk.ask("RCPT TO:<b7@example.net>"))
                .as("one of the fifty again")
                .startsWith("250");
        assertThat(talk.ask("RCPT TO:<b50@example.net>"))
                .isEqualTo("452 4.5.3 More than 50 recipients; send another message for the rest");
    }

    @Test
    void lackOfRoomIsThrottling() throws IOException {
        intake.answer = new Receipt.Unavailable("The disk is full", Duration.ofSeconds(30));
        connectAsSes();
        assertThat(mail("a@example.com")).isEqualTo("454 Throttling failure: The disk is full; try again in 30 s");
    }

    @ParameterizedTest
    @CsvSource({
        "TOO_LARGE,           552 because",
        "TOO_MANY_RECIPIENTS, 554 Transaction failed: because",
        "NO_RECIPIENTS,       554 Message rejected: because",
        "MALFORMED_CONTENT,   554 Message rejected: because",
        "BAD_OPTION,          554 Message rejected: because",
        "SENDING_PAUSED,      554 Message rejected: because",
        "KEY_CONFLICT,        554 Message rejected: because",
        "LOOP,                554 Message rejected: because",
    })
    void aRejectionKeepsItsMeaning(Reason reason, String reply) throws IOException {
        intake.answer = new Receipt.Rejected(reason, "because");
        connectAsSes();
        assertThat(mail("a@example.com")).isEqualTo(reply);
    }

    private void connectAsSes() throws IOException {
        connect(null, null);
        talk.login(KEY_ID, PUBLISHED);
    }

    private void connect(@Nullable String region, @Nullable String sessionToken) throws IOException {
        var key = new AwsKey(KEY_ID, SECRET, sessionToken);
        var submitters = new Submitters(List.of(new Submitter("app", null, null, key, List.of("@example.com"))));
        talk = new SubmissionTalk(new SubmissionEdge(
                "mx.test", () -> submitters, region, false, intake, ReportMailbox.NONE, _ -> {}, World.real()));
    }

    private String mail(String sender) throws IOException {
        assertThat(talk.ask("MAIL FROM:<" + sender + ">")).startsWith("250");
        talk.ask("RCPT TO:<b@example.net>");
        return talk.send("Subject: hi\r\n\r\ntext");
    }
}
