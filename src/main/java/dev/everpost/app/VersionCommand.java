package dev.everpost.app;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code everpost version}: what to say in a bug report. */
@Command(name = "version", description = "Print the version of Everpost, of Java and of the system.")
final class VersionCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        out.println("everpost " + Version.number());
        out.println("java     " + Runtime.version() + " (" + property("java.vendor") + ")");
        out.println("system   " + property("os.name") + " " + property("os.version") + " " + property("os.arch"));
        return CommandLine.ExitCode.OK;
    }

    private static String property(String name) {
        return System.getProperty(name, "unknown");
    }
}
