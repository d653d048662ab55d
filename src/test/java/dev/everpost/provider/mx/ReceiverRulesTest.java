package dev.everpost.provider.mx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.fact.Outcome;
import dev.everpost.fact.Outcome.Accepted;
import dev.everpost.fact.Outcome.AccountTrouble;
import dev.everpost.fact.Outcome.ProviderDown;
import dev.everpost.fact.Outcome.Refused;
import dev.everpost.fact.Outcome.TryLater;
import dev.everpost.fact.Outcome.Unknown;
import dev.everpost.provider.DialogueOutcomes;
import dev.everpost.smtp.Reply;
import dev.everpost.smtp.ReplyReader;
import dev.everpost.smtp.SmtpClientFailure;
import dev.everpost.smtp.SmtpClientFailure.Kind;
import dev.everpost.smtp.SmtpClientPhase;
import dev.everpost.smtp.SmtpClientResult.Answered;
import dev.everpost.smtp.SmtpClientResult.Unsendable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ReceiverRulesTest {

    private static final Path TABLE = Path.of("docs/reference/outcomes-mx.md");
    private static final ReceiverReading READING = new ReceiverReading("mx.example [192.0.2.25]");

    @TestFactory
    Stream<DynamicTest> everyReplyOfTheTableMeansWhatTheTableSays() throws IOException {
        return rows("## Replies", "## Several")
                .map(row -> DynamicTest.dynamicTest(
                        row.get(0) + ": " + row.get(1),
                        () -> assertThat(
                                        described(READING.said(SmtpClientPhase.valueOf(row.get(0)), reply(row.get(1)))))
                                .isEqualTo(row.get(2))));
    }

    @TestFactory
    Stream<DynamicTest> everyFailureOfTheTableMeansWhatTheTableSays() throws IOException {
        return rows("## No reply", "## Replies")
                .map(row -> DynamicTest.dynamicTest(
                        row.get(0) + ": " + row.get(1),
                        () -> assertThat(described(READING.failed(new SmtpClientFailure(
                                        SmtpClientPhase.valueOf(row.get(0)), Kind.valueOf(row.get(1)), "x", null))))
                                .isEqualTo(row.get(2))));
    }

    @Test
    void theReplyNamesTheExchangerThatSaidIt() {
        assertThat(READING.said(SmtpClientPhase.RCPT, reply("550 5.1.1 no such user"))
                        .reply())
                .isEqualTo("550 5.1.1 no such user (mx.example [192.0.2.25])");
    }

    @Test
    void tooManyRecipientsSendsTheRestOnAtOnce() {
        var replies = List.of(reply("250 ok"), reply("452 4.5.3 Too many recipients"));
        var outcomes = DialogueOutcomes.of(new Answered(replies, reply("250 ok")), 2, READING);
        assertThat(((TryLater) outcomes.get(1)).after()).isEqualTo(Duration.ZERO);
    }

    @Test
    void whatAReceiverCannotTakeIsRefusedForItsRecipients() {
        var tooLarge = new Unsendable(Reply.of(552, "5.3.4", "not sent: 9 octets, the server takes at most 8"));
        assertThat(DialogueOutcomes.of(tooLarge, 1, READING).stream().map(ReceiverRulesTest::described))
                .containsExactly("Refused RECIPIENT");
    }

    private static String described(Outcome outcome) {
        return switch (outcome) {
            case Accepted accepted -> "Accepted " + accepted.providerId();
            case Refused refused -> "Refused " + refused.scope();
            case TryLater later -> "TryLater " + later.cause();
            case ProviderDown down -> "ProviderDown " + down.failure();
            case AccountTrouble trouble -> "AccountTrouble " + trouble.trouble();
            case Unknown _ -> "Unknown";
        };
    }

    private static Reply reply(String line) {
        try {
            return new ReplyReader(new ByteArrayInputStream((line + "\r\n").getBytes(StandardCharsets.UTF_8))).read();
        } catch (IOException e) {
            throw new AssertionError(line, e);
        }
    }

    private static Stream<List<String>> rows(String from, String to) throws IOException {
        var text = Files.readString(TABLE);
        var part = text.substring(text.indexOf(from), text.indexOf(to));
        return part.lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| place") && !line.startsWith("| ---"))
                .map(line -> Arrays.stream(line.substring(1).split("\\|"))
                        .map(String::strip)
                        .toList());
    }
}
