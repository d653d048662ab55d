package dev.everpost.app.cli;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The queue as bars: depth per class with the age of the oldest, depth per provider. */
final class QueuePicture {

    private static final int BAR_CELLS = 24;
    private static final long OLD_MS = 60_000;
    private static final long TOO_OLD_MS = 15 * 60_000;

    private QueuePicture() {}

    static List<String> lines(JsonNode depth, Paint paint) {
        var lines = new ArrayList<String>();
        lines.add("waiting " + paint.strong(Long.toString(number(depth, "waiting"))) + ", attempting "
                + number(depth, "attempting") + ", scheduled " + number(depth, "scheduled") + ", at "
                + Measures.time(Plain.text(depth, "at")) + " UTC");
        lines.add("");
        lines.addAll(classes(depth, paint));
        if (!depth.path("waiting_for").values().isEmpty()) {
            lines.add("");
            lines.add("waits for");
            lines.addAll(providers(depth));
        }
        return lines;
    }

    private static List<String> classes(JsonNode depth, Paint paint) {
        var table = new Table();
        long most = most(depth.path("classes"));
        for (var each : depth.path("classes").values()) {
            table.row(
                    Plain.text(each, "class"),
                    bar(number(each, "waiting"), most),
                    Long.toString(number(each, "waiting")),
                    each.has("oldest_age_ms") ? age(number(each, "oldest_age_ms"), paint) : "");
        }
        return table.lines();
    }

    private static List<String> providers(JsonNode depth) {
        var table = new Table();
        long most = most(depth.path("waiting_for"));
        for (var each : depth.path("waiting_for").values()) {
            long waiting = number(each, "waiting");
            table.row(Plain.text(each, "provider"), bar(waiting, most), Long.toString(waiting));
        }
        return table.lines();
    }

    private static String age(long millis, Paint paint) {
        var text = "oldest " + Measures.span(millis);
        if (millis >= TOO_OLD_MS) {
            return paint.bad(text);
        }
        return millis >= OLD_MS ? paint.warning(text) : text;
    }

    /** In proportion to the longest, and never empty when there is something. */
    private static String bar(long number, long most) {
        int cells = most == 0 ? 0 : (int) Math.round((double) number * BAR_CELLS / most);
        int shown = number > 0 ? Math.max(1, cells) : 0;
        return "█".repeat(shown) + "·".repeat(BAR_CELLS - shown);
    }

    private static long most(JsonNode rows) {
        return rows.values().stream()
                .mapToLong(row -> number(row, "waiting"))
                .max()
                .orElse(0);
    }

    private static long number(JsonNode object, String name) {
        return object.path(name).asLong(0);
    }
}
