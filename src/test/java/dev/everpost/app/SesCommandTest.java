package dev.everpost.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SesCommandTest {

    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("everpost.yaml"), """
                submitters:
                  shop:
                    aws: { access_key_id: AKIDEXAMPLE, secret_access_key: %s }
                    senders: ["@example.com"]
                  plain: { api_key: key-plain-0123456789abcdef, senders: ["@example.com"] }
                providers:
                  relay: { type: smtp, host: 127.0.0.1, port: 2526, tls: none }
                routes:
                  - { match: {}, providers: [relay] }
                """.formatted(SECRET));
    }

    @Test
    void thePasswordIsTheOneThatSesDerives() {
        assertThat(run("shop", "--region", "us-east-1")).isZero();
        assertThat(out.toString().strip()).isEqualTo("BLBM/9hSUELfq8Gw+rU1YcBjkOxGbhT2XG763xVLGWL9");
        assertThat(err.toString()).doesNotContain(SECRET);
    }

    @Test
    void aSubmitterWithoutKeysAndAnUnknownOneAreSaidInOneLine() {
        assertThat(run("plain")).isEqualTo(2);
        assertThat(run("nobody")).isEqualTo(2);
        assertThat(err.toString())
                .contains("'plain' has no aws keys", "no submitter 'nobody'; the configuration has shop, plain");
        assertThat(out.toString()).isEmpty();
    }

    private int run(String... arguments) {
        var all = new ArrayList<>(List.of("ses", "smtp-password"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--config", folder.resolve("everpost.yaml").toString()));
        return Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }
}
