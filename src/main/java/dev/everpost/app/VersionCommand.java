package dev.everpost.app;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code everpost version}: what to say in a bug report. */
@Command(
        name = "version",
        mixinStandardHelpOptions = true,
        description = "Print the version of Everpost, of Java and of the system.")
final class VersionCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(JsonMapper.shared().writeValueAsString(parts()));
        } else {
            parts().forEach((what, which) -> out.println("%-8s %s".formatted(what, which)));
        }
        return CommandLine.ExitCode.OK;
    }

    private static Map<String, String> parts() {
        var parts = new LinkedHashMap<String, String>();
        parts.put("everpost", Version.number());
        parts.put("java", Runtime.version() + " (" + property("java.vendor") + ")");
        parts.put("system", property("os.name") + " " + property("os.version") + " " + property("os.arch"));
        return parts;
    }

    private static String property(String name) {
        return System.getProperty(name, "unknown");
    }
}
