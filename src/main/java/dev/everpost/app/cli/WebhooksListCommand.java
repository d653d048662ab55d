package dev.everpost.app.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

/** {@code everpost webhooks list}. */
@Command(
        name = "list",
        description = "List endpoints: where events go, whose, which, and how each endpoint does.",
        footer = {"", "Example:", "  everpost webhooks list"})
final class WebhooksListCommand implements Callable<Integer> {

    @Mixin
    private final Connection connection = new Connection();

    @Override
    public Integer call() {
        return connection.show(client -> client.get("/api/v1/webhooks"), WebhooksListCommand::print);
    }

    private static void print(Console console, JsonNode body) {
        var all = body.path("webhooks").values();
        var table = new Table().row("NAME", "URL", "MAIL OF", "EVENTS", "FORMAT", "MADE BY", "STATE");
        all.forEach(one -> table.row(cells(one)));
        console.print(all.isEmpty() ? List.of("no webhook; make one: everpost webhooks add") : table.lines());
    }

    private static String[] cells(JsonNode one) {
        var events = one.path("events").values().stream()
                .map(each -> Plain.line(each.asString("")))
                .toList();
        return new String[] {
            Plain.text(one, "name"),
            Plain.cut(one.path("url").asString(""), 60),
            one.has("submitter") ? Plain.text(one, "submitter") : "all",
            events.isEmpty() ? "all" : Plain.cut(String.join(", ", events), 40),
            Plain.text(one, "format"),
            Plain.text(one, "origin"),
            state(one)
        };
    }

    private static String state(JsonNode one) {
        if (!one.path("enabled").asBoolean(false)) {
            return "disabled since " + Measures.time(Plain.text(one, "disabled_since")) + ": " + Plain.text(one, "why");
        }
        return one.has("failing_since")
                ? "failing since " + Measures.time(Plain.text(one, "failing_since"))
                : "enabled";
    }
}
