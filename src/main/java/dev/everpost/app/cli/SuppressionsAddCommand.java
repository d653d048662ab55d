package dev.everpost.app.cli;

import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code everpost suppressions add}. */
@Command(
        name = "add",
        description = "List an address: nothing is sent to it from now on.",
        footer = {"", "Example:", "  everpost suppressions add ann@customer.example --reason complaint"})
final class SuppressionsAddCommand implements Callable<Integer> {

    @Mixin
    private final Connection connection = new Connection();

    @Mixin
    private final SuppressionScope scope = new SuppressionScope();

    @Parameters(paramLabel = "ADDRESS", description = "The address.")
    private String address = "";

    @Option(
            names = "--reason",
            paramLabel = "REASON",
            description = "bounce, complaint, unsubscribe or manual (the default).")
    private @Nullable String reason;

    @Option(names = "--source", paramLabel = "TEXT", description = "Who says so; default is the key's owner.")
    private @Nullable String source;

    @Option(names = "--until", paramLabel = "TIME", description = "Not for ever (RFC 3339).")
    private @Nullable String until;

    @Override
    public Integer call() {
        var body = new LinkedHashMap<String, Object>();
        body.put("reason", reason);
        body.put("source", source);
        body.put("until", until);
        return connection.show(
                client -> client.put(scope.entry(address), body),
                (console, entry) -> console.print(
                        "suppressed: " + Plain.text(entry, "address") + ", " + Plain.text(entry, "reason")));
    }
}
