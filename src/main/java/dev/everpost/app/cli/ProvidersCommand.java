package dev.everpost.app.cli;

import java.util.ArrayList;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

/** {@code everpost providers}. */
@Command(
        name = "providers",
        description = "Show each provider's standing and why, or change it.",
        footer = {
            "",
            "Examples:",
            "  everpost providers",
            "  everpost providers drain ses-main --reason \"key rotation\"",
            "  everpost providers resume ses-main"
        })
final class ProvidersCommand implements Callable<Integer> {

    @Mixin
    private final Connection connection = new Connection();

    @Override
    public Integer call() {
        return connection.show(client -> client.get("/api/v1/providers"), this::print);
    }

    private void print(Console console, JsonNode body) {
        var table = new Table()
                .row(
                        "NAME",
                        "TYPE",
                        "STANDING",
                        "SINCE (UTC)",
                        "SHARE",
                        "IN FLIGHT",
                        "WAITING",
                        "QUOTA",
                        "ACCOUNT",
                        "WHY");
        body.path("providers").values().forEach(provider -> table.row(cells(provider, console.paint())));
        console.print(table.lines());
    }

    static String[] cells(JsonNode provider, Paint paint) {
        return new String[] {
            paint.strong(Plain.text(provider, "name")),
            Plain.text(provider, "type"),
            paint.state(Plain.text(provider, "state")),
            Measures.time(Plain.text(provider, "since")),
            Math.round(provider.path("share").asDouble(0) * 100) + " %",
            provider.path("in_flight").asInt(0) + "/" + provider.path("limit").asInt(0),
            Long.toString(provider.path("waiting").asLong(0)),
            quotas(provider),
            account(provider, paint),
            why(provider)
        };
    }

    private static String quotas(JsonNode provider) {
        var quotas = new ArrayList<String>();
        for (var quota : provider.path("quotas").values()) {
            quotas.add(quota.path("used").asLong(0) + "/" + quota.path("max").asLong(0) + " a "
                    + Plain.text(quota, "window"));
        }
        return quotas.isEmpty() ? "-" : String.join(", ", quotas);
    }

    private static String account(JsonNode provider, Paint paint) {
        var condition = Plain.text(provider.path("account"), "condition");
        var words = condition.replace('_', ' ');
        return switch (condition) {
            case "" -> "-";
            case "well" -> paint.good(words);
            case "quota_spent", "sending_off" -> paint.bad(words);
            case "not_offered" -> paint.faint(words);
            default -> paint.warning(words);
        };
    }

    private static String why(JsonNode provider) {
        var probe = Plain.text(provider, "next_probe_at");
        return Plain.text(provider, "why") + (probe.isEmpty() ? "" : "; next probe " + Measures.time(probe));
    }
}
