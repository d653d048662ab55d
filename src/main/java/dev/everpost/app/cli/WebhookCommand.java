package dev.everpost.app.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code everpost webhooks test|rotate|enable|disable}. */
@Command
final class WebhookCommand implements Callable<Integer> {

    private final String command;

    @Mixin
    private final Connection connection = new Connection();

    @Parameters(paramLabel = "NAME", description = "The webhook, as 'webhooks list' shows it.")
    private String name = "";

    WebhookCommand(String command) {
        this.command = command;
    }

    @Override
    public Integer call() {
        var path = "/api/v1/webhooks/" + ApiClient.encoded(name) + "/" + command;
        var console = connection.console();
        try (var client = connection.open()) {
            return console.show(client.post(path, Map.of()), connection.json(), body -> print(console, body));
        }
    }

    private static int print(Console console, JsonNode one) {
        if (one.has("taken")) {
            return tested(console, one);
        }
        var name = Plain.text(one, "name");
        console.print(name + " is " + (one.path("enabled").asBoolean(false) ? "enabled" : "disabled"));
        if (one.has("secret")) {
            console.print("its new secret, which is not shown again: " + Plain.text(one, "secret"));
            console.print(
                    "the old one signs beside it until " + Measures.time(Plain.text(one, "old_secret_until")) + " UTC");
        }
        return Console.OK;
    }

    private static int tested(Console console, JsonNode result) {
        boolean taken = result.path("taken").asBoolean(false);
        var words = Plain.text(result, "answer") + " after "
                + Measures.span(result.path("took_ms").asLong(0));
        console.print(
                taken
                        ? console.paint().good("taken: ") + words
                        : console.paint().bad("not taken: ") + words);
        return taken ? Console.OK : Console.FAILED;
    }
}
