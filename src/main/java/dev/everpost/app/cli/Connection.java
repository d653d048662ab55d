package dev.everpost.app.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** The options of every client command: which gateway, with which key, and in which form to print. */
final class Connection {

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:8025",
            description = "The gateway; default ${DEFAULT-VALUE}.")
    private String url = "";

    @Option(
            names = "--key",
            paramLabel = "KEY",
            defaultValue = "${env:EVERPOST_KEY}",
            description = "The admin key or a submitter's api_key. Better set EVERPOST_KEY: others on this machine can"
                    + " see arguments. Not needed where the gateway trusts the loopback.")
    private @Nullable String key;

    @Option(names = "--json", description = "Print the API's JSON.")
    private boolean json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec command;

    boolean json() {
        return json;
    }

    /** Opens a client; a URL or a key that is none is wrong usage. */
    ApiClient open() {
        var bare = key == null ? null : key.strip();
        if (bare != null && !bare.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new ParameterException(
                    command.commandLine(),
                    "the key of --key or EVERPOST_KEY has a space, a line break or a letter outside ASCII; give it as it"
                            + " stands in the configuration");
        }
        try {
            var base = new URI(url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
            if (base.getHost() == null || !isHttp(base.getScheme())) {
                throw notAUrl();
            }
            return new ApiClient(base, bare);
        } catch (URISyntaxException malformed) {
            throw notAUrl();
        }
    }

    /** Where the command that has these options prints. */
    Console console() {
        return Console.of(command);
    }

    /** Makes one call and shows what came of it; the exit code. */
    int show(Function<ApiClient, Reply> call, BiConsumer<Console, JsonNode> picture) {
        var console = console();
        try (var client = open()) {
            return console.show(call.apply(client), json, body -> {
                picture.accept(console, body);
                return Console.OK;
            });
        }
    }

    private static boolean isHttp(@Nullable String scheme) {
        return "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
    }

    private ParameterException notAUrl() {
        return new ParameterException(
                command.commandLine(), "--url '" + url + "' is not a URL; write it as http://127.0.0.1:8025");
    }
}
