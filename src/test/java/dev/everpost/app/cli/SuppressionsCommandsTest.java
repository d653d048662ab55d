package dev.everpost.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.edge.rest.RunningApi;
import dev.everpost.store.Suppressions.Reason;
import dev.everpost.store.Suppressions.Suppressed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code everpost suppressions} against the real API. */
class SuppressionsCommandsTest {

    @TempDir
    private Path folder;

    private final RunningApi api = new RunningApi();
    private final Shell shell = new Shell(api.url());

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void anAddressIsAddedListedAndRemoved() {
        var added = shell.run("suppressions", "add", "Ann@customer.example", "--reason", "bounce", "--source", "ops");
        assertThat(added.out()).isEqualTo("suppressed: ann@customer.example, bounce\n");
        assertThat(shell.run("suppressions", "list").out()).isEqualTo("""
                        ADDRESS               REASON  SINCE (UTC)          UNTIL (UTC)  SOURCE
                        ann@customer.example  bounce  2026-11-22 09:30:00  -            ops
                        """);
        assertThat(shell.run("suppressions", "remove", "ann@customer.example").out())
                .isEqualTo("no longer suppressed: ann@customer.example\n");
        assertThat(shell.run("suppressions", "list").out()).isEqualTo("no address is suppressed\n");
        assertThat(shell.run("suppressions", "remove", "ann@customer.example").exit())
                .isEqualTo(1);
    }

    @Test
    void whatIsExportedCanBeImportedAsItWas() throws IOException {
        var entry = new Suppressed(
                "ann@customer.example",
                null,
                Reason.COMPLAINT,
                "a report, \"loud\"",
                RunningApi.NOW,
                RunningApi.NOW.plusSeconds(60),
                null);
        api.suppressions.put(entry);
        var csv = shell.run("suppressions", "export").out();
        api.suppressions.remove("ann@customer.example", null);

        var run = shell.run("suppressions", "import", file(csv));

        assertThat(csv)
                .isEqualTo("address,reason,source,at,until\nann@customer.example,complaint,\"a report, \"\"loud\"\"\","
                        + "2026-11-22T09:30:00.000Z,2026-11-22T09:31:00.000Z\n");
        assertThat(run.out()).startsWith("suppressed: 1 addresses of ");
        assertThat(api.suppressions.find("ann@customer.example", null)).contains(entry);
    }

    @Test
    void anExportGoesOverAllPages() {
        for (int i = 0; i < 501; i++) {
            api.suppressions.put(
                    new Suppressed(i + "@customer.example", "shop", Reason.BOUNCE, "spec", RunningApi.NOW, null, null));
        }

        assertThat(shell.run("suppressions", "export", "--submitter", "shop")
                        .out()
                        .lines())
                .hasSize(502);
    }

    @Test
    void plainAddressesAreEnoughForAnImport() throws IOException {
        var run = shell.run("suppressions", "import", file("ann@customer.example\n\nbob@customer.example,bounce\n"));

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(api.suppressions.find("ann@customer.example", null))
                .hasValueSatisfying(entry -> assertThat(entry.reason()).isEqualTo(Reason.MANUAL));
        assertThat(api.suppressions.find("bob@customer.example", null)).isPresent();
    }

    @Test
    void ofAFileWithAWrongLineNothingIsImported() throws IOException {
        var run = shell.run("suppressions", "import", file("ann@customer.example\nbob\n"));

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("line 2: 'bob' is not an e-mail address; nothing was imported");
        assertThat(api.suppressions.find("ann@customer.example", null)).isEmpty();
        assertThat(shell.run("suppressions", "import", file("\"a@b.c\n")).err()).contains("a quote is not closed");
        assertThat(shell.run("suppressions", "import", folder.resolve("nothing").toString())
                        .err())
                .contains("can not be read");
    }

    @Test
    void aLineThatTheGatewayRefusesIsNamed() throws IOException {
        var run = shell.run("suppressions", "import", file("ann@customer.example,angry\n"));

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("must be one of bounce").contains("line 1 was not taken");
    }

    private String file(String content) throws IOException {
        return Files.writeString(folder.resolve("list.csv"), content).toString();
    }
}
