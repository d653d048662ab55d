package dev.everpost.app.demo;

import dev.everpost.app.cli.Paint;
import dev.everpost.app.logging.Logging;
import dev.everpost.sandbox.SandboxControl;
import dev.everpost.scenario.Scenario;
import dev.everpost.world.World;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** Puts a scenario on: opens the house, plays, tells the end, and keeps the house open if asked. */
final class Theatre {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final PrintWriter out;
    private final Paint paint;
    private final boolean terminal;
    private final World world;

    Theatre(PrintWriter out, Paint paint, boolean terminal, World world) {
        this.out = out;
        this.paint = paint;
        this.terminal = terminal;
        this.world = world;
    }

    /**
     * How a scenario is put on.
     *
     * @param json the end in JSON and nothing else
     * @param keepOpen the gateway stays up after the end until the process is told to stop
     */
    record Manner(boolean json, boolean keepOpen, int smtpPort, int httpPort) {}

    /** Plays to the end; true when everything expected held. */
    boolean play(Scenario scenario, Manner manner) throws IOException, SQLException, InterruptedException {
        try (var props = Props.lay(scenario.name())) {
            Logging.toFile(props.folder().resolve("everpost.log"));
            var ports = Ports.near(manner.smtpPort(), manner.httpPort());
            var house = Playhouse.open(scenario, ports, props.folder(), world);
            var closing = closingOnSignal(house, props);
            try {
                return play(scenario, manner, house, ports, props);
            } finally {
                house.close();
                forget(closing);
            }
        }
    }

    private boolean play(Scenario scenario, Manner manner, Playhouse house, Ports ports, Props props)
            throws IOException, InterruptedException {
        var programme = new Programme(paint);
        if (!manner.json()) {
            programme.opening(scenario, ports).forEach(out::println);
        }
        var ending = new Play(scenario, house, screen(scenario, manner), PATIENCE, world).perform();
        boolean held = ending.disappointments(scenario.expectations()).isEmpty();
        tell(ending, scenario, manner);
        if (!held && !manner.json()) {
            props.keep();
            out.println(Programme.kept(props.folder()));
        }
        if (manner.keepOpen()) {
            stayOpen(house, programme, ports, scenario, props);
        }
        return held;
    }

    private Screen screen(Scenario scenario, Manner manner) {
        return manner.json()
                ? Screen.SILENT
                : Screen.on(out, terminal, paint.colours(), scenario.traffic().ratePerSecond());
    }

    private void tell(Ending ending, Scenario scenario, Manner manner) {
        if (manner.json()) {
            out.println(EndingJson.of(ending, scenario.expectations()));
        } else {
            new EndingLines(paint).of(ending, scenario.expectations()).forEach(out::println);
        }
        out.flush();
    }

    private void stayOpen(Playhouse house, Programme programme, Ports ports, Scenario scenario, Props props)
            throws IOException, InterruptedException {
        try (var control = new SandboxControl(house.sandbox(), 0)) {
            programme
                    .invitation(ports, control.port(), scenario, props.folder())
                    .forEach(out::println);
            out.flush();
            new CountDownLatch(1).await();
        }
    }

    private static Thread closingOnSignal(Playhouse house, Props props) {
        var closing = Thread.ofPlatform().name("shutdown").unstarted(() -> clear(house, props));
        Runtime.getRuntime().addShutdownHook(closing);
        return closing;
    }

    private static void clear(Playhouse house, Props props) {
        house.close();
        try {
            props.close();
        } catch (IOException left) {
            // Temporary files; the system clears what this could not.
        }
    }

    /** Takes the hook back, unless the process is ending already. */
    private static void forget(Thread closing) {
        try {
            Runtime.getRuntime().removeShutdownHook(closing);
        } catch (IllegalStateException ending) {
            // The hook is what runs now.
        }
    }
}
