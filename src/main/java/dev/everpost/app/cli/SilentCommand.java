package dev.everpost.app.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code everpost silent}. */
@Command(
        name = "silent",
        description = "Show mail that providers took and never reported on.",
        footer = {
            "",
            "Examples:",
            "  everpost silent",
            "  everpost silent --provider ses-main --class critical",
            "  everpost silent --json"
        })
final class SilentCommand implements Callable<Integer> {

    @Mixin
    private final Connection connection = new Connection();

    @Option(names = "--provider", paramLabel = "NAME", description = "Taken by.")
    private @Nullable String provider;

    @Option(names = "--class", paramLabel = "CLASS", description = "critical, transactional or bulk.")
    private @Nullable String messageClass;

    @Option(names = "--limit", paramLabel = "N", description = "At most so many messages, 1 to 500; default 50.")
    private @Nullable String limit;

    @Option(names = "--cursor", paramLabel = "PLACE", description = "Go on behind this one.")
    private @Nullable String cursor;

    @Override
    public Integer call() {
        var path = new QueryString("/api/v1/silent")
                .with("provider", provider)
                .with("class", messageClass)
                .with("limit", limit)
                .with("cursor", cursor)
                .toString();
        return connection.show(client -> client.get(path), this::print);
    }

    private void print(Console console, JsonNode page) {
        var providers = new Table().row("PROVIDER", "REPORTS", "USUALLY WITHIN", "OVERDUE", "OLDEST (UTC)");
        page.path("providers").values().forEach(each -> providers.row(provider(each, console.paint())));
        console.print(providers.lines());
        if (!page.path("messages").values().isEmpty()) {
            var messages =
                    new Table().row("MESSAGE", "RECIPIENT", "CLASS", "PROVIDER", "HANDED OVER (UTC)", "DUE", "STATE");
            page.path("messages").values().forEach(each -> messages.row(message(each)));
            console.print(List.of(""));
            console.print(messages.lines());
        }
        if (page.has("next")) {
            console.print(console.paint().faint("more: --cursor " + Plain.text(page, "next")));
        }
    }

    private static String[] provider(JsonNode provider, Paint paint) {
        return new String[] {
            paint.strong(Plain.text(provider, "provider")),
            state(provider, paint),
            provider.has("usual_ms") ? Measures.span(provider.path("usual_ms").asLong(0)) : "-",
            overdue(provider, paint),
            provider.has("oldest_handed_over_at") ? Measures.time(Plain.text(provider, "oldest_handed_over_at")) : "-"
        };
    }

    private static String state(JsonNode provider, Paint paint) {
        return switch (Plain.text(provider, "state")) {
            case "silent" ->
                paint.bad("none since " + Measures.time(Plain.text(provider, "silent_since")) + ", "
                        + provider.path("waiting").asInt(0) + " wait");
            case "reporting" -> paint.good("come");
            default -> paint.faint("too few to tell");
        };
    }

    private static String overdue(JsonNode provider, Paint paint) {
        var words = new StringBuilder();
        provider.path("overdue").properties().forEach(entry -> {
            if (entry.getValue().asInt(0) > 0) {
                words.append(words.isEmpty() ? "" : ", ")
                        .append(entry.getValue().asInt(0))
                        .append(' ')
                        .append(Plain.line(entry.getKey()));
            }
        });
        return words.isEmpty() ? "0" : paint.warning(words.toString());
    }

    private static String[] message(JsonNode message) {
        return new String[] {
            Plain.text(message, "message"),
            Integer.toString(message.path("recipient").asInt(0)),
            Plain.text(message, "class"),
            Plain.text(message, "provider"),
            Measures.time(Plain.text(message, "handed_over_at")),
            Measures.time(Plain.text(message, "due_at")),
            words(message)
        };
    }

    private static String words(JsonNode message) {
        return switch (Plain.text(message, "remedy")) {
            case "sent_again" -> "sent again by another";
            case "left" -> "asked about, left";
            default -> message.path("alone").asBoolean(false) ? "alone" : "in a gap of the reports";
        };
    }
}
