package dev.everpost.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.edge.rest.RunningApi;
import dev.everpost.edge.rest.Stories;
import dev.everpost.fact.ProviderName;
import dev.everpost.message.MessageClass;
import dev.everpost.message.MessageId;
import dev.everpost.store.DeliveryState;
import dev.everpost.store.Ledger;
import dev.everpost.store.Spool;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

/** {@code everpost queue} and what is below it, against the real API. */
class QueueCommandsTest {

    private final RunningApi api = new RunningApi();
    private final Shell shell = new Shell(api.url());

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void theQueueIsAPictureOfDepthAndAge() {
        api.ledger.depth = depth();

        assertThat(shell.run("queue").out()).isEqualTo("""
                        waiting 43, attempting 2, scheduled 5, at 2026-11-22 09:30:00 UTC

                        critical       ██······················  3   oldest 1 m 30 s
                        transactional  ████████████████████████  40  oldest 2 h 5 m
                        bulk           ························  0

                        waits for
                        relay-b   █·······················  1
                        ses-main  ████████████████████████  42
                        """);
    }

    @Test
    void coloursAreForTerminalsOnly() {
        api.ledger.depth = depth();

        assertThat(shell.run(Ansi.OFF, "queue").out()).doesNotContain("\u001b");
        assertThat(shell.run(Ansi.ON, "queue").out()).contains("\u001b[31moldest 2 h 5 m\u001b[0m");
    }

    @Test
    void theListIsATableWithWhereToGoOn() {
        var id = MessageId.of(1_795_000_000_000L, 8);
        api.ledger.page = new Ledger.Page(
                List.of(Stories.summary(id, "Your code"), Stories.summary(Stories.ID, "\u001b[2Jclear\u202e")), true);

        assertThat(shell.run("queue", "list", "--state", "waiting", "--since", "2h", "--limit", "2")
                        .out())
                .isEqualTo("""
                        ID             ACCEPTED (UTC)       CLASS     STATES                    FROM              TO                    SUBJECT
                        %s  2026-11-22 09:20:00  critical  1 waiting, 1 handed over  shop@example.com  ann@customer.example  Your code
                        %s  2026-11-22 09:20:00  critical  1 waiting, 1 handed over  shop@example.com  ann@customer.example  ?[2Jclear?
                        more: --cursor %s
                        """.formatted(id, Stories.ID, Stories.ID));
        assertThat(api.ledger.filter.state()).isEqualTo(DeliveryState.WAITING);
        assertThat(api.ledger.filter.since()).isEqualTo(Instant.parse("2026-11-22T07:30:00Z"));
    }

    @Test
    void anEmptyListSaysSo() {
        assertThat(shell.run("queue", "list").out()).isEqualTo("no message matches\n");
    }

    @Test
    void aWrongFilterIsToldByTheGateway() {
        var run = shell.run("queue", "list", "--state", "lost");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err())
                .isEqualTo("Invalid request: state: 'lost' must be one of waiting, attempting, handed_over, refused,"
                        + " expired, cancelled, suppressed\n");
    }

    @Test
    void aMessagesLifeReadsFromTopToBottom() {
        api.ledger.tells(Stories.failover());

        assertThat(shell.run("queue", "show", Stories.ID.toString()).out()).isEqualTo("""
                        %s  queued  critical  “Your code”
                        from <shop@example.com>, submitted by shop via rest, 2.0 KB
                        accepted 2026-11-22 09:20:00 UTC, deadline 2026-11-22 09:35:00 UTC

                        recipients
                          ann@customer.example  handed over  relay-b  at 2026-11-22 09:25:00        accepted as b-77
                          bob@customer.example  waiting      relay-b  next try 2026-11-22 09:25:00  451 4.7.1 greylisted

                        timeline
                          +0 ms       accepted from shop by REST for 2 recipients, class critical
                          +5 ms       attempt 1 by ses-main for 2 recipients: first of route 'default', up
                          +45 ms      attempt 1 by ses-main ended after 40 ms: 2 provider_down
                                        ann@customer.example: provider down (connect refused): refused
                                        bob@customer.example: provider down (connect refused): refused
                          +46 ms      attempt 2 by relay-b for 2 recipients: next: ses-main failed just now
                          +146 ms     attempt 2 by relay-b ended after 100 ms: 1 accepted, 1 try_later
                                        ann@customer.example: accepted: 250 2.0.0 queued as b-77
                                        bob@customer.example: try later (recipient): 451 4.7.1 greylisted [31m <script>alert(1)</script>
                        """.formatted(Stories.ID));
    }

    @Test
    void aMessageThatIsNotThereIsANo() {
        var run = shell.run("queue", "show", "hello/../x");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).isNotEmpty();
        assertThat(run.out()).isEmpty();
    }

    @Test
    void messagesAreHurriedTakenBackAndRerouted() {
        api.ledger.tells(Stories.failover());
        var id = Stories.ID.toString();

        assertThat(shell.run("queue", "retry", id).out()).isEqualTo("due now: 1 of the message's recipients\n");
        assertThat(shell.run("queue", "cancel", id).out())
                .isEqualTo("cancelled: 1; being attempted: 0; already final: 0\n");
        assertThat(shell.run("queue", "reroute", "ses-main").out())
                .isEqualTo("back to the router: 42 that waited for ses-main\n");

        api.spool.cancellation = new Spool.Cancellation(true, 0, 0, 2);
        var late = shell.run("queue", "cancel", id);
        assertThat(late.exit()).isEqualTo(1);
        assertThat(late.err()).startsWith("Nothing to cancel: no recipient of message " + id + " waits");
    }

    @Test
    void jsonIsTheApisOwn() {
        api.ledger.depth = depth();

        assertThat(shell.run("queue", "--json").out())
                .isEqualTo(api.get("/api/v1/queue").text() + "\n");
    }

    @Test
    void everySubcommandHelpsWithAnExample() {
        for (var name : List.of("list", "show", "retry", "cancel", "reroute")) {
            assertThat(shell.run("queue", name, "--help").out())
                    .contains("Example")
                    .contains("everpost queue " + name);
        }
        assertThat(shell.run("queue", "--help").out()).contains("Commands:").contains("reroute");
    }

    private static Ledger.Depth depth() {
        return new Ledger.Depth(
                Map.of(MessageClass.CRITICAL, 3L, MessageClass.TRANSACTIONAL, 40L),
                2,
                Map.of(new ProviderName("ses-main"), 42L, new ProviderName("relay-b"), 1L),
                Map.of(
                        MessageClass.CRITICAL, RunningApi.NOW.minusSeconds(90),
                        MessageClass.TRANSACTIONAL, RunningApi.NOW.minusSeconds(7_500)),
                5);
    }
}
