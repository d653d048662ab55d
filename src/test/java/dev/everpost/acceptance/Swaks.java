package dev.everpost.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** swaks, the SMTP client that postmasters test with. */
final class Swaks {

    private Swaks() {}

    /** Sends one message and gives the whole dialogue; fails unless swaks is content. */
    static String send(int port, String to, String... options) throws IOException {
        return run(port, to, true, options);
    }

    /** The same where swaks must be refused. */
    static String refused(int port, String... options) throws IOException {
        return run(port, "refused@example.net", false, options);
    }

    private static String run(int port, String to, boolean content, String... options) throws IOException {
        var command = new ArrayList<>(List.of(
                "swaks",
                "--server",
                "127.0.0.1:" + port,
                "--from",
                Letter.FROM,
                "--to",
                to,
                "--header",
                "Subject: from swaks",
                "--timeout",
                "15"));
        command.addAll(List.of(options));
        var process = start(command);
        process.getOutputStream().close();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.onExit().join().exitValue();
        assertThat(code == 0).as("exit code %d of %s%n%s", code, command, said).isEqualTo(content);
        return said;
    }

    private static Process start(List<String> command) {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException missing) {
            throw new AssertionError(
                    "swaks is needed: install it with scripts/install-test-tools.sh or your system's packages",
                    missing);
        }
    }
}
