package dev.everpost.app.cli;

import dev.everpost.world.Threads;
import dev.everpost.world.Time;
import dev.everpost.world.World;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;

/** Runs {@code everpost} commands in this process, against a gateway, and keeps what they print. */
final class Shell {

    static final Instant NOW = Instant.parse("2026-11-22T09:30:00Z");

    private final String url;
    private final AtomicLong nanos = new AtomicLong();

    Shell(String url) {
        this.url = url;
    }

    /** What a command left behind. */
    record Run(int exit, String out, String err) {}

    /** Runs without colours, with the gateway's URL added, if there is one. */
    Run run(String... args) {
        return run(Ansi.OFF, args);
    }

    Run run(Ansi ansi, String... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        var everpost = new CommandLine(CommandSpec.create().name("everpost"));
        ClientCommands.all(world()).forEach(everpost::addSubcommand);
        everpost.setOut(new PrintWriter(out));
        everpost.setErr(new PrintWriter(err));
        everpost.setColorScheme(CommandLine.Help.defaultColorScheme(ansi));
        var all = new ArrayList<>(List.of(args));
        if (!url.isEmpty()) {
            all.addAll(List.of("--url", url));
        }
        int exit = everpost.execute(all.toArray(String[]::new));
        return new Run(exit, lines(out), lines(err));
    }

    /** How long commands slept. */
    Duration slept() {
        return Duration.ofNanos(nanos.get());
    }

    private static String lines(StringWriter text) {
        return text.toString().replace(System.lineSeparator(), "\n");
    }

    private World world() {
        var time = new Time() {
            @Override
            public Instant now() {
                return NOW;
            }

            @Override
            public long nanos() {
                return nanos.get();
            }
        };
        return new World(time, World.real().chance(), new Threads() {
            @Override
            public Thread start(String name, Runnable body) {
                throw new AssertionError("commands need no threads");
            }

            @Override
            public Thread startPlatform(String name, Runnable body) {
                throw new AssertionError("commands need no threads");
            }

            @Override
            public void park(Duration atMost) {
                throw new AssertionError("commands only sleep");
            }

            @Override
            public void unpark(Thread thread) {
                throw new AssertionError("commands only sleep");
            }

            @Override
            public void sleep(Duration duration) {
                nanos.addAndGet(duration.toNanos());
            }
        });
    }
}
