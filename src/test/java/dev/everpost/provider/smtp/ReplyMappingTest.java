package dev.everpost.provider.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.fact.Outcome;
import dev.everpost.fact.Outcome.Accepted;
import dev.everpost.fact.Outcome.AccountTrouble;
import dev.everpost.fact.Outcome.ProviderDown;
import dev.everpost.fact.Outcome.Refused;
import dev.everpost.fact.Outcome.TryLater;
import dev.everpost.fact.Outcome.Unknown;
import dev.everpost.smtp.Reply;
import dev.everpost.smtp.ReplyReader;
import dev.everpost.smtp.SmtpClientFailure;
import dev.everpost.smtp.SmtpClientFailure.Kind;
import dev.everpost.smtp.SmtpClientPhase;
import dev.everpost.smtp.SmtpClientResult.Answered;
import dev.everpost.smtp.SmtpClientResult.Declined;
import dev.everpost.smtp.SmtpClientResult.Failed;
import dev.everpost.smtp.SmtpClientResult.NoRecipient;
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

class ReplyMappingTest {

    private static final Path TABLE = Path.of("docs/reference/outcomes-smtp.md");

    @TestFactory
    Stream<DynamicTest> everyReplyOfTheTableMeansWhatTheTableSays() throws IOException {
        return rows("## Replies", "## Several")
                .filter(row -> !row.get(2).equals("-"))
                .map(row -> DynamicTest.dynamicTest(
                        row.get(0) + ": " + row.get(1),
                        () -> assertThat(described(
                                        ReplyMapping.of(SmtpClientPhase.valueOf(row.get(0)), reply(row.get(1)))))
                                .isEqualTo(row.get(2))));
    }

    @TestFactory
    Stream<DynamicTest> everyFailureOfTheTableMeansWhatTheTableSays() throws IOException {
        return rows("## No reply", "## Replies")
                .map(row -> DynamicTest.dynamicTest(
                        row.get(0) + ": " + row.get(1),
                        () -> assertThat(described(ReplyMapping.of(failure(row))))
                                .isEqualTo(row.get(2))));
    }

    @Test
    void eachRecipientKeepsItsOwnRefusalAndTheRestShareTheEnd() {
        var replies = List.of(reply("250 ok"), reply("550 5.1.1 no"), reply("450 4.2.1 busy"), reply("251 forwarded"));
        var outcomes = ReplyMapping.outcomes(new Answered(replies, reply("250 Ok: queued as 7")), 4);
        assertThat(outcomes.stream().map(ReplyMappingTest::described))
                .containsExactly("Accepted 7", "Refused RECIPIENT", "TryLater RECIPIENT", "Accepted 7");
    }

    @Test
    void afterTheFinalDotOnlyThoseWhoWereAcceptedAreUnknown() {
        var failure = new SmtpClientFailure(SmtpClientPhase.FINAL_DOT, Kind.TIMEOUT, "silence", null);
        var outcomes = ReplyMapping.outcomes(new Failed(List.of(reply("250 ok"), reply("550 5.1.1 no")), failure), 2);
        assertThat(outcomes.stream().map(ReplyMappingTest::described)).containsExactly("Unknown", "Refused RECIPIENT");
    }

    @Test
    void aFailureBeforeTheRepliesIsTheSameForAll() {
        var failure = new SmtpClientFailure(SmtpClientPhase.MAIL, Kind.BROKEN, "gone", null);
        assertThat(ReplyMapping.outcomes(new Failed(List.of(), failure), 3))
                .hasSize(3)
                .containsOnly(new ProviderDown(Outcome.Failure.BROKEN, "gone"));
    }

    @Test
    void tooManyRecipientsSendsTheRestOnAtOnceOnlyWhenSomeoneWasTaken() {
        var full = reply("452 4.5.3 Too many recipients");
        var some = ReplyMapping.outcomes(new Answered(List.of(reply("250 ok"), full), reply("250 ok")), 2);
        assertThat(((TryLater) some.get(1)).after()).isEqualTo(Duration.ZERO);
        var none = ReplyMapping.outcomes(new NoRecipient(List.of(full)), 1);
        assertThat(((TryLater) none.getFirst()).after()).isNull();
    }

    @Test
    void whatNoServerMayBeSentIsRefusedForItsContent() {
        var outcomes = ReplyMapping.outcomes(new Unsendable(reply("554 5.6.0 not sent: a bare CR")), 2);
        assertThat(outcomes).containsOnly(new Refused(Outcome.Scope.CONTENT, "554 5.6.0 not sent: a bare CR"));
    }

    @Test
    void whatOnlyThisServerCannotTakeIsNotRefusedForAllProviders() {
        var outcomes = ReplyMapping.outcomes(new Unsendable(reply("552 5.3.4 not sent: 9 octets")), 2);
        assertThat(outcomes.stream().map(ReplyMappingTest::described)).containsOnly("TryLater RECIPIENT");
    }

    @Test
    void aRefusedMailIsTheSameForAll() {
        var result = new Declined(SmtpClientPhase.MAIL, List.of(), reply("421 4.3.2 closing"));
        assertThat(ReplyMapping.outcomes(result, 2).stream().map(ReplyMappingTest::described))
                .containsExactly("ProviderDown SERVER_ERROR", "ProviderDown SERVER_ERROR");
    }

    private static Stream<List<String>> rows(String from, String to) throws IOException {
        var text = Files.readString(TABLE);
        var section = text.substring(text.indexOf("\n" + from), text.indexOf("\n" + to));
        return section.lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| place"))
                .map(line -> Arrays.stream(line.substring(1).split("\\|"))
                        .map(String::strip)
                        .toList());
    }

    private static SmtpClientFailure failure(List<String> row) {
        return new SmtpClientFailure(SmtpClientPhase.valueOf(row.get(0)), Kind.valueOf(row.get(1)), "detail", null);
    }

    private static Reply reply(String line) {
        try {
            return new ReplyReader(new ByteArrayInputStream((line + "\r\n").getBytes(StandardCharsets.UTF_8))).read();
        } catch (IOException e) {
            throw new AssertionError(line, e);
        }
    }

    private static String described(Outcome outcome) {
        return switch (outcome) {
            case Accepted(var id, var _, var _) -> id == null ? "Accepted" : "Accepted " + id;
            case Refused(var scope, var _) -> "Refused " + scope;
            case TryLater(var cause, var _, var _) -> "TryLater " + cause;
            case ProviderDown(var failure, var _) -> "ProviderDown " + failure;
            case AccountTrouble(var trouble, var _) -> "AccountTrouble " + trouble;
            case Unknown(var _) -> "Unknown";
        };
    }
}
