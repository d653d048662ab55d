package dev.everpost.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The gateway as an operator runs it: the launcher and the jar in a process of their own, its output in a file. */
final class GatewayProcess implements AutoCloseable {

    private static final Path LAUNCHER = Path.of("everpost").toAbsolutePath();
    private static final Path JAR = Path.of("target", "everpost.jar");

    private final Process process;
    private final Path log;

    private GatewayProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts {@code everpost serve} in the folder of the configuration, and does not wait. */
    static GatewayProcess start(Path config) {
        assertThat(JAR).as("the jar under test; `make acceptance` builds it").exists();
        var log = config.resolveSibling("gateway.log");
        var command = List.of(
                LAUNCHER.toString(), "serve", "--config", config.getFileName().toString());
        var builder = new ProcessBuilder(command)
                .directory(config.getParent().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().put("EVERPOST_BUILD", "never");
        builder.environment().put("EVERPOST_JAVA", System.getProperty("java.home"));
        builder.environment().put("EVERPOST_OPTS", "-Xmx256m");
        try {
            return new GatewayProcess(builder.start(), log);
        } catch (IOException cannotStart) {
            throw new UncheckedIOException(cannotStart);
        }
    }

    /** Waits until it says that it takes mail. */
    GatewayProcess awaitReady(RestClient rest) {
        return awaitGood(rest, "/health/ready");
    }

    /** Waits until a health check is good; a process that ends instead fails with its log. */
    GatewayProcess awaitGood(RestClient rest, String path) {
        Await.until("a good answer from " + path, Duration.ofSeconds(60), () -> {
            assertThat(process.isAlive()).as(this::log).isTrue();
            return rest.status(path) == 200;
        });
        return this;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** SIGKILL: nothing is flushed, nobody is told. */
    void kill() {
        process.destroyForcibly();
        exitCode(Duration.ofSeconds(20));
    }

    /** SIGTERM. */
    void terminate() {
        process.destroy();
    }

    /** SIGHUP. */
    void hangUp() throws IOException {
        new ProcessBuilder("kill", "-HUP", Long.toString(process.pid()))
                .start()
                .onExit()
                .join();
    }

    /** Waits for the end. */
    int exitCode(Duration atMost) {
        try {
            assertThat(process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS))
                    .as("the process ends within %s; it said:%n%s", atMost, log())
                    .isTrue();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
        return process.exitValue();
    }

    /** All that it printed, since the first start in that folder. */
    String log() {
        try {
            return Files.exists(log) ? Files.readString(log) : "";
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            kill();
        }
    }
}
