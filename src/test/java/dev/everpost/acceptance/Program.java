package dev.everpost.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A client in another language, run as its users run it: a command, an environment, what it said. */
final class Program {

    private static final long SECONDS_MAX = 60;

    private final Map<String, String> environment;

    /** {@code environment} comes on top of this process's own. */
    Program(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** How it ended, and all that it said on both streams. */
    record Ended(int code, String said) {

        /** What it said, when it says that all went well. */
        String well() {
            assertThat(code).as(said).isZero();
            return said;
        }

        /** What it said, when it says that something failed. */
        String badly() {
            assertThat(code).as(said).isNotZero();
            return said;
        }
    }

    Ended run(Path folder, String... command) {
        var builder = new ProcessBuilder(new ArrayList<>(List.of(command)))
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            return ended(started(builder));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static Process started(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException missing) {
            throw new AssertionError(
                    builder.command().getFirst()
                            + " is needed: install it with scripts/install-test-tools.sh or your system's packages",
                    missing);
        }
    }

    private static Ended ended(Process process) throws IOException, InterruptedException {
        process.getOutputStream().close();
        var watch = Thread.ofVirtual().start(() -> endAfter(process));
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        watch.join();
        return new Ended(code, said);
    }

    private static void endAfter(Process process) {
        try {
            if (!process.waitFor(SECONDS_MAX, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
