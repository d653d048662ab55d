package dev.everpost.edge.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.intake.Submitter;
import dev.everpost.intake.Submitters;
import dev.everpost.message.EmailAddress;
import dev.everpost.smtp.Reply;
import dev.everpost.world.World;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One address takes mail from anybody: it is read and never sent on, and it opens no door to any other. */
class ReportMailboxTest {

    private static final Submitter SHOP = new Submitter(
            "shop", new Submitter.Credentials("shop", "correct-horse"), null, null, List.of("@example.com"));

    private final IntakeThatRemembers intake = new IntakeThatRemembers();
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private SubmissionTalk talk;

    @AfterEach
    void stop() throws IOException {
        talk.close();
    }

    @Test
    void aStrangerMayReportAndNothingElse() throws IOException {
        connect(false);

        assertThat(ask("MAIL FROM:<>")).startsWith("250");
        assertThat(ask("RCPT TO:<bounces+abc@example.com>")).startsWith("250");
        assertThat(send("it came back")).isEqualTo("250 2.0.0 noted");

        assertThat(taken).containsExactly("bounces+abc@example.com it came back");
        assertThat(intake.submissions).isEmpty();
    }

    @Test
    void aStrangerWhoNamesAnybodyElseIsAskedForHisLogin() throws IOException {
        connect(false);
        ask("MAIL FROM:<a@example.net>");

        assertThat(ask("RCPT TO:<victim@example.net>")).isEqualTo("530 5.7.0 Authentication required");
        assertThat(ask("DATA")).startsWith("554");
        assertThat(ask("RCPT TO:<bounces@example.com>")).startsWith("250");
        assertThat(ask("RCPT TO:<victim@example.net>")).startsWith("530");
        assertThat(send("text")).startsWith("250");
        assertThat(taken).hasSize(1);
        assertThat(intake.submissions).isEmpty();
    }

    @Test
    void whatASubmitterSendsThereIsReadToo() throws IOException {
        connect(true);
        ask("MAIL FROM:<>");
        ask("RCPT TO:<bounces@example.com>");

        assertThat(send("it came back")).startsWith("250 2.0.0 noted");
        assertThat(intake.submissions).isEmpty();

        ask("MAIL FROM:<a@example.com>");
        ask("RCPT TO:<b@example.net>");
        assertThat(send("a letter")).startsWith("250 2.0.0 Ok: queued");
        assertThat(intake.submissions).hasSize(1);
    }

    @Test
    void aReportTravelsAlone() throws IOException {
        connect(true);
        ask("MAIL FROM:<a@example.com>");
        ask("RCPT TO:<b@example.net>");
        assertThat(ask("RCPT TO:<bounces@example.com>")).startsWith("452 4.5.3");
        ask("RSET");
        ask("MAIL FROM:<a@example.com>");
        ask("RCPT TO:<bounces@example.com>");
        assertThat(ask("RCPT TO:<b@example.net>")).startsWith("452 4.5.3");
    }

    private void connect(boolean trustLoopback) throws IOException {
        talk = new SubmissionTalk(new SubmissionEdge(
                "mx.test",
                () -> new Submitters(List.of(SHOP)),
                null,
                trustLoopback,
                intake,
                new Remembering(),
                _ -> {},
                World.real()));
    }

    private String ask(String line) throws IOException {
        return talk.ask(line);
    }

    private String send(String text) throws IOException {
        assertThat(ask("DATA")).startsWith("354");
        return ask("Subject: x\r\n\r\n" + text + "\r\n.");
    }

    private final class Remembering implements ReportMailbox {
        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public boolean isFor(EmailAddress address) {
            return address.toString().startsWith("bounces");
        }

        @Override
        public Reply take(EmailAddress to, byte[] content) {
            var text = new String(content, java.nio.charset.StandardCharsets.US_ASCII);
            taken.add(to + " " + text.substring(text.indexOf("\r\n\r\n") + 4).strip());
            return Reply.of(250, "2.0.0", "noted");
        }
    }
}
