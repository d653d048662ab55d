package dev.everpost.app.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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

    boolean json() {
        return json;
    }

    /** Opens a client; a URL that is none is wrong usage. */
    ApiClient open(CommandSpec spec) {
        try {
            var base = new URI(url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
            if (base.getHost() == null
                    || base.getScheme() == null
                    || !base.getScheme().startsWith("http")) {
                throw notAUrl(spec);
            }
            return new ApiClient(base, key);
        } catch (URISyntaxException malformed) {
            throw notAUrl(spec);
        }
    }

    /** Makes one call and shows what came of it. */
    int show(CommandSpec spec, Function<ApiClient, Reply> call, ToIntFunction<JsonNode> picture) {
        try (var client = open(spec)) {
            return Console.of(spec).show(call.apply(client), json, picture);
        }
    }

    private ParameterException notAUrl(CommandSpec spec) {
        return new ParameterException(
                spec.commandLine(), "--url '" + url + "' is not a URL; write it as http://127.0.0.1:8025");
    }
}
