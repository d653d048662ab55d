package dev.everpost.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.edge.rest.Controls.OverdueView;
import dev.everpost.edge.rest.Controls.SilenceView;
import dev.everpost.edge.rest.RunningApi;
import dev.everpost.message.MessageClass;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code everpost silent} against the real API. */
class SilentCommandTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final RunningApi api = new RunningApi();
    private final Shell shell = new Shell(api.url());

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void providersAndTheirSilentMailStandInTables() {
        api.controls.silences = List.of(
                new SilenceView(
                        "alpha",
                        "reporting",
                        900_000L,
                        null,
                        0,
                        List.of(new OverdueView(
                                "38g342h00005q",
                                0,
                                1,
                                MessageClass.CRITICAL,
                                NOON,
                                NOON.plusSeconds(120),
                                true,
                                null))),
                new SilenceView("beta", "silent", null, NOON, 31, List.of()),
                new SilenceView("gamma", "not_reporting", null, null, 0, List.of()));

        assertThat(shell.run("silent").out()).isEqualTo("""
                        PROVIDER  REPORTS                                  USUALLY WITHIN  OVERDUE     OLDEST (UTC)
                        alpha     come                                     15 m            1 critical  2026-11-22 12:00:00
                        beta      none since 2026-11-22 12:00:00, 31 wait  -               0           -
                        gamma     too few to tell                          -               0           -

                        MESSAGE        RECIPIENT  CLASS     PROVIDER  HANDED OVER (UTC)    DUE                  STATE
                        38g342h00005q  0          critical  alpha     2026-11-22 12:00:00  2026-11-22 12:02:00  alone
                        """);
        assertThat(shell.run("silent", "--limit", "1", "--json").out()).contains("\"usual_ms\"");
    }
}
