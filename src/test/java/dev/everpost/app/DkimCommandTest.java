package dev.everpost.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DkimCommandTest {

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void aNewKeyIsItsOwnersAloneAndItsRecordIsPrinted() throws IOException {
        var file = folder.resolve("key.pem");
        assertThat(run("dkim", "new", "example.com", "s1", "--out", file.toString()))
                .isZero();
        assertThat(out.toString()).contains("s1._domainkey.example.com").contains("v=DKIM1; k=rsa; p=");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(out.toString()).doesNotContain("PRIVATE");
    }

    @Test
    void aKeyIsNeverOverwritten() throws IOException {
        var file = Files.writeString(folder.resolve("key.pem"), "precious");
        assertThat(run("dkim", "new", "example.com", "s1", "--out", file.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("exists already");
        assertThat(file).hasContent("precious");
    }

    @Test
    void theRecordsOfTheConfigurationArePrintedAgain() {
        assertThat(run("dkim", "record", "--config", "src/test/resources/dev/everpost/app/settings/full-mx.yaml"))
                .isZero();
        assertThat(out.toString()).contains("s2026._domainkey.example.com").contains("k=ed25519");
    }

    private int run(String... arguments) {
        return Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
