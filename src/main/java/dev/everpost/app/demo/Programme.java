package dev.everpost.app.demo;

import dev.everpost.app.cli.Paint;
import dev.everpost.scenario.Scenario;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The words before and after a play: what will be seen, and what can be done with the gateway that stays. */
record Programme(Paint paint) {

    private static final int COLUMNS = 80;

    /** What will be seen. */
    List<String> opening(Scenario scenario, Ports ports) {
        var lines = new ArrayList<String>();
        lines.add(paint.strong("Everpost") + " among " + scenario.providers().size() + " simulated providers: "
                + scenario.providers().stream().map(Object::toString).collect(Collectors.joining(", "))
                + ".");
        lines.addAll(Wrapped.lines("", scenario.description(), COLUMNS));
        lines.add(String.format(
                java.util.Locale.ROOT,
                "%.0f messages a second by SMTP and REST for %d s; then every one is accounted for.",
                scenario.traffic().ratePerSecond(),
                scenario.duration().toSeconds()));
        if (ports.moved()) {
            lines.add("(A usual port is taken here; SMTP is on " + ports.smtp() + ", HTTP on " + ports.http() + ".)");
        }
        lines.add("");
        return lines;
    }

    /** What can be tried now. */
    List<String> invitation(Ports ports, int controlPort, Scenario scenario, Path folder) {
        var api = "http://127.0.0.1:" + ports.http();
        var first = scenario.providers().getFirst();
        return List.of(
                "",
                paint.strong("The gateway stays up until Ctrl-C.") + " Look at it:",
                "  messages   curl -s '" + api + "/api/v1/messages?limit=3'",
                "  metrics    curl -s " + api + "/metrics",
                "  health     curl -s " + api + "/health/ready",
                "  standing   ./everpost providers --url " + api,
                "  files      " + folder + " (until it ends)",
                "",
                "Send a message, by SMTP or by HTTP:",
                "  swaks --server 127.0.0.1:" + ports.smtp() + " --from shop@example.com \\",
                "        --to you@example.org --header 'X-Everpost-Class: critical'",
                "  curl -s " + api + "/api/v1/messages \\",
                "       -H 'Authorization: Bearer " + PlaySettings.API_KEY + "' \\",
                "       -H 'Content-Type: application/json' -d '{\"from\":\"shop@example.com\",",
                "         \"to\":[\"you@example.org\"],\"subject\":\"Hello\",\"text\":\"It works.\"}'",
                "",
                "Break " + first + " yourself, and mend it:",
                "  curl -s -d '{\"fault\":\"connection_refused\"}' http://127.0.0.1:" + controlPort + "/" + first
                        + "/fault",
                "  curl -s -X POST http://127.0.0.1:" + controlPort + "/" + first + "/heal");
    }

    /** Where to look after what did not hold. */
    static String kept(Path folder) {
        return "Configuration, store and log are kept: " + folder;
    }
}
