package dev.everpost.app;

import dev.everpost.app.logging.Logging;
import dev.everpost.app.settings.HostPort;
import dev.everpost.app.settings.Loading;
import dev.everpost.app.settings.SettingsFile;
import dev.everpost.world.World;
import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code everpost serve}: runs the gateway until it is told to stop. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Run the gateway.",
        footer = {
            "%nSIGTERM and Ctrl-C stop it within shutdown_within; SIGHUP reads the configuration again.",
            "Example: everpost serve --config everpost.yaml"
        })
final class ServeCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Override
    public Integer call() throws InterruptedException {
        var loaded = config.load(spec.commandLine().getErr());
        return loaded.isPresent() ? serve(loaded.get()) : Integer.valueOf(CommandLine.ExitCode.USAGE);
    }

    private int serve(Loading.Loaded loaded) throws InterruptedException {
        Logging.start(loaded.settings().log());
        var log = LoggerFactory.getLogger(ServeCommand.class);
        var world = World.real();
        long begin = world.time().nanos();
        try {
            var source = (SettingsSource) () -> new SettingsFile(System.getenv()).load(config.file());
            var gateway = new Gateway(loaded.settings(), source, world);
            var stopped = new CountDownLatch(1);
            stopOnSignal(gateway, stopped);
            gateway.start();
            HangUpSignal.handle(() -> reload(gateway, source, world, log));
            log.info(
                    "ready after {} ms: SMTP {}, HTTP {}, store {}",
                    world.time().since(begin).toMillis(),
                    loaded.settings().listen().smtp().stream()
                            .map(HostPort::toString)
                            .collect(Collectors.joining(", ")),
                    loaded.settings().listen().http(),
                    loaded.settings().store());
            stopped.await();
            return CommandLine.ExitCode.OK;
        } catch (IOException | SQLException | IllegalArgumentException e) {
            spec.commandLine().getErr().println("everpost serve: " + e.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
    }

    private static void stopOnSignal(Gateway gateway, CountDownLatch stopped) {
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("shutdown").unstarted(() -> {
                    gateway.close();
                    stopped.countDown();
                }));
    }

    private static void reload(Gateway gateway, SettingsSource source, World world, Logger log) {
        switch (new GatewayControls(gateway, source, world).reload("SIGHUP")) {
            case dev.everpost.edge.rest.Controls.Reload.Applied applied -> {
                log.info("configuration read again: {}", applied.changes());
                if (!applied.needRestart().isEmpty()) {
                    log.warn("not in force before a restart: {}", applied.needRestart());
                }
            }
            case dev.everpost.edge.rest.Controls.Reload.Invalid invalid ->
                invalid.errors().forEach(error -> log.error("the old configuration goes on: {}", error));
        }
    }
}
