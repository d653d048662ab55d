package dev.everpost.app.cli;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A message's life as text: what it is, where each recipient stands, what happened when. */
final class MessageLife {

    private MessageLife() {}

    static List<String> lines(JsonNode message, Paint paint) {
        var lines = new ArrayList<String>();
        lines.add(paint.strong(Plain.text(message, "id")) + "  " + paint.state(Plain.text(message, "status")) + "  "
                + Plain.text(message, "class") + "  “"
                + Plain.cut(message.path("subject").asString(""), 80) + "”");
        lines.add("from <" + Plain.text(message, "from") + ">, submitted by " + Plain.text(message, "submitter")
                + " via " + Plain.text(message, "via") + ", "
                + Measures.size(message.path("size_bytes").asLong(0)));
        lines.add("accepted " + Measures.time(Plain.text(message, "accepted_at")) + " UTC, deadline "
                + Measures.time(Plain.text(message, "deadline")) + " UTC");
        lines.add("");
        lines.add("recipients");
        lines.addAll(recipients(message, paint));
        lines.add("");
        lines.add("timeline");
        lines.addAll(timeline(message, paint));
        return lines;
    }

    /** One fact with the time since acceptance, and a line for each outcome in it. */
    static List<String> moment(JsonNode fact, String acceptedAt, JsonNode recipients, Paint paint) {
        var lines = new ArrayList<String>();
        var when = "+" + Measures.span(Math.max(0, Measures.millisBetween(acceptedAt, Plain.text(fact, "at"))));
        lines.add("  " + paint.faint(when + " ".repeat(Math.max(0, 11 - when.length()))) + " "
                + Plain.text(fact, "text"));
        var outcomes = fact.path("outcomes").values();
        if (outcomes.size() > 1) {
            outcomes.forEach(outcome -> lines.add(" ".repeat(16) + outcome(outcome, recipients, paint)));
        }
        return lines;
    }

    private static List<String> timeline(JsonNode message, Paint paint) {
        var lines = new ArrayList<String>();
        for (var fact : message.path("timeline").values()) {
            lines.addAll(moment(fact, Plain.text(message, "accepted_at"), message.path("recipients"), paint));
        }
        return lines;
    }

    private static List<String> recipients(JsonNode message, Paint paint) {
        var table = new Table();
        for (var recipient : message.path("recipients").values()) {
            table.row(
                    "  " + Plain.text(recipient, "address"),
                    paint.state(Plain.text(recipient, "state")) + lastReport(recipient, paint),
                    Plain.text(recipient, "provider"),
                    when(recipient),
                    Plain.text(recipient, "why"));
        }
        return table.lines();
    }

    /** What its provider told of it last, after the hand-over, or that it should have. */
    private static String lastReport(JsonNode recipient, Paint paint) {
        var report = Plain.text(recipient.path("last_report"), "report");
        if (report.isEmpty() && recipient.has("report_overdue_since")) {
            return ", " + paint.bad("no report");
        }
        return report.isEmpty() ? "" : ", " + paint.state(report.replace('_', ' '));
    }

    private static String when(JsonNode recipient) {
        for (var name : List.of("next_attempt_at", "attempting_since", "ended_at")) {
            if (recipient.has(name)) {
                var label = switch (name) {
                    case "next_attempt_at" -> "next try ";
                    case "attempting_since" -> "since ";
                    default -> "at ";
                };
                return label + Measures.time(Plain.text(recipient, name));
            }
        }
        return "";
    }

    private static String outcome(JsonNode outcome, JsonNode recipients, Paint paint) {
        var address = Plain.text(recipients.path(outcome.path("recipient").asInt(0)), "address");
        var detail =
                outcome.has("detail") ? " (" + Plain.text(outcome, "detail").replace('_', ' ') + ")" : "";
        var duplicate = outcome.path("possible_duplicate").asBoolean(false) ? ", possibly a duplicate" : "";
        return address + ": " + paint.state(Plain.text(outcome, "outcome")) + detail + duplicate + ": "
                + Plain.text(outcome, "reply");
    }
}
