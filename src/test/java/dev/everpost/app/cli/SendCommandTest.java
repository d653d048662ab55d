package dev.everpost.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.edge.rest.FakeIntake;
import dev.everpost.edge.rest.RunningApi;
import dev.everpost.edge.rest.Stories;
import dev.everpost.intake.Receipt;
import dev.everpost.message.MessageClass;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code everpost send} against the real API. */
class SendCommandTest {

    private static final String[] HELLO = {
        "send", "--from", "shop@example.com", "--to", "ann@customer.example", "--subject", "Hi", "--text", "Hello"
    };

    private final RunningApi api = new RunningApi();
    private final Shell shell = new Shell(api.url());

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void itSaysUnderWhichIdTheMessageIsQueued() {
        var run = shell.run(HELLO);

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out())
                .isEqualTo("queued as %1$s for 1 recipient\nfollow it: everpost queue show %1$s\n"
                        .formatted(FakeIntake.ID));
    }

    @Test
    void everyOptionReachesTheGateway() throws IOException {
        var file = Files.writeString(folder.resolve("notes.txt"), "notes");

        var run = shell.run(with(
                HELLO,
                "--cc",
                "bob@customer.example",
                "--bcc",
                "eve@customer.example",
                "--html",
                "<b>Hi</b>",
                "--attach",
                file.toString(),
                "--class",
                "critical",
                "--deadline",
                "2m",
                "--send-at",
                "2026-11-22T10:00:00Z",
                "--idempotency-key",
                "k1",
                "--key",
                RunningApi.SHOP_KEY));

        assertThat(run.exit()).as(run.err()).isZero();
        var submission = api.intake.last();
        assertThat(submission.submitter()).isEqualTo("shop");
        assertThat(submission.recipients()).hasSize(3);
        assertThat(submission.messageClass()).isEqualTo(MessageClass.CRITICAL);
        assertThat(submission.deadline()).isEqualTo(Duration.ofMinutes(2));
        assertThat(submission.idempotencyKey()).isEqualTo("k1");
        var parts = api.built.getLast();
        assertThat(parts.html()).isEqualTo("<b>Hi</b>");
        assertThat(parts.attachments().getFirst().name()).isEqualTo("notes.txt");
        assertThat(parts.attachments().getFirst().contentType()).isEqualTo("text/plain");
        assertThat(parts.attachments().getFirst().content()).isEqualTo("notes".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aWholeMessageMadeOnUnixGetsCrlf() throws IOException {
        var file = Files.writeString(folder.resolve("m.eml"), "From: shop@example.com\nTo: a@b.example\n\nHi\n");

        var run = shell.run("send", "--raw", file.toString(), "--class", "bulk");

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(new String(api.intake.last().content().bytes(), StandardCharsets.UTF_8))
                .isEqualTo("From: shop@example.com\r\nTo: a@b.example\r\n\r\nHi\r\n");
        assertThat(api.intake.last().messageClass()).isEqualTo(MessageClass.BULK);
    }

    @Test
    void aWholeMessageExcludesParts() {
        var run = shell.run("send", "--raw", "m.eml", "--subject", "x");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("--raw is a whole message");
    }

    @Test
    void aFileThatCannotBeReadIsNamed() {
        var run = shell.run(with(HELLO, "--attach", "/nowhere/a.pdf"));

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).startsWith("/nowhere/a.pdf: there is no such file");
    }

    @Test
    void aRepeatedSubmissionSaysSo() {
        api.intake.answers(new Receipt.AlreadyQueued(FakeIntake.ID));

        assertThat(shell.run(HELLO).out()).startsWith("queued before as ");
    }

    @Test
    void aNoIsPrintedWithItsReasonAndEveryWrongField() {
        var run = shell.run("send", "--from", "shop", "--to", "ann");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith("Invalid request: from: 'shop' is not an e-mail address")
                .contains("\n  to[0]: 'ann' is not an e-mail address");
    }

    @Test
    void jsonIsTheApisOwn() {
        assertThat(shell.run(with(HELLO, "--json")).out())
                .isEqualTo(
                        "{\"id\":\"%1$s\",\"status\":\"queued\",\"recipients\":1,\"href\":\"/api/v1/messages/%1$s\"}\n"
                                .formatted(FakeIntake.ID));
    }

    @Test
    void waitingShowsEachStepOnceAndEndsWhenAllAreHandedOver() {
        api.ledger.tells(Stories.failover(), Stories.failover(), Stories.finished());

        var run = shell.run(with(HELLO, "--wait"));

        assertThat(run.exit()).as(run.out() + run.err()).isZero();
        assertThat(run.out()).containsOnlyOnce("attempt 2 by relay-b for 2 recipients: next: ses-main failed just now");
        assertThat(run.out()).endsWith("all handed over\n").doesNotContain("follow it");
        assertThat(shell.slept()).isEqualTo(Duration.ofMillis(600));
    }

    @Test
    void waitingHasAnEnd() {
        api.ledger.tells(Stories.failover());

        var run = shell.run(with(HELLO, "--wait", "--wait-at-most", "3"));

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).contains("still queued after 3 s; follow it: everpost queue show " + FakeIntake.ID);
    }

    @Test
    void whenNoGatewayAnswersOneLineSaysWhatToDo() {
        api.close();

        var run = shell.run(HELLO);

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err())
                .isEqualTo("no gateway answers at " + api.url()
                        + "; start one with 'everpost serve --config FILE' or name another with --url\n");
    }

    @Test
    void wrongUsageExitsWithTwo() {
        assertThat(shell.run("send", "--form", "x").exit()).isEqualTo(2);
        assertThat(new Shell("nonsense").run(HELLO).exit()).isEqualTo(2);
        assertThat(new Shell("nonsense").run(HELLO).err())
                .startsWith("--url 'nonsense' is not a URL; write it as http://127.0.0.1:8025");
    }

    @Test
    void helpHasExamplesAndNoKey() {
        var run = shell.run("send", "--help");

        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains("Examples:")
                .contains("--idempotency-key=KEY")
                .contains("EVERPOST_KEY");
    }

    private static String[] with(String[] start, String... more) {
        var all = Arrays.copyOf(start, start.length + more.length);
        System.arraycopy(more, 0, all, start.length, more.length);
        return all;
    }
}
