package dev.everpost.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

/** {@code everpost feeds}. */
@Command(
        name = "feeds",
        description = "Show what public status pages say, or read one document of them.",
        footer = {
            "",
            "A page only confirms what else is seen; one that fails says nothing.",
            "",
            "Examples:",
            "  everpost feeds",
            "  everpost feeds read https://status.mailgun.com/api/v2/summary.json --type statuspage"
        })
final class FeedsCommand implements Callable<Integer> {

    private static final int WORDS_MAX = 100;

    @Mixin
    private final Connection connection = new Connection();

    @Override
    public Integer call() {
        return connection.show(client -> client.get("/api/v1/feeds"), FeedsCommand::print);
    }

    private static void print(Console console, JsonNode body) {
        var feeds = body.path("feeds").values();
        if (feeds.isEmpty()) {
            console.print("no status page is looked at; say feeds: { catalogue: true } in the configuration");
            return;
        }
        var table = new Table().row("NAME", "ABOUT", "STATE", "LAST GOOD LOOK (UTC)", "OPEN", "WORDS");
        feeds.forEach(feed -> table.row(cells(feed, console.paint())));
        console.print(table.lines());
        console.print(incidents(feeds));
        body.path("lags").values().forEach(lag -> console.print(Plain.text(lag, "words")));
    }

    private static String[] cells(JsonNode feed, Paint paint) {
        var good = Plain.text(feed, "last_good_at");
        return new String[] {
            paint.strong(Plain.text(feed, "name")),
            Plain.cut(feed.path("about").asString(""), 40),
            state(Plain.text(feed, "state"), paint),
            good.isEmpty() ? "never" : Measures.time(good),
            Integer.toString(feed.path("incidents").size()),
            Plain.cut(words(feed), WORDS_MAX)
        };
    }

    private static String words(JsonNode feed) {
        var error = feed.path("last_error").asString("");
        return error.isEmpty()
                ? feed.path("words").asString("")
                : "cannot be read (" + feed.path("failures").asInt(0) + " times): " + error;
    }

    private static List<String> incidents(Iterable<JsonNode> feeds) {
        var lines = new ArrayList<String>();
        for (var feed : feeds) {
            for (var incident : feed.path("incidents").values()) {
                lines.add(Plain.text(feed, "name") + ": " + FeedLines.incident(incident));
            }
        }
        return lines;
    }

    static String state(String state, Paint paint) {
        return switch (state) {
            case "well" -> paint.good(state);
            case "impaired", "maintenance" -> paint.warning(state);
            case "failing" -> paint.bad(state);
            default -> paint.faint(state);
        };
    }
}
