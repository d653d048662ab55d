package dev.everpost.health.feed.format;

/** The words that status pages use, theirs and their imitators'; a word that is not here is unknown. */
final class Vocabulary {

    private Vocabulary() {}

    /** Of a part or of a page. */
    static Condition condition(String stated) {
        return switch (FeedText.word(stated)) {
            case "operational", "none", "ok", "up", "available", "good", "normal", "online" -> Condition.WELL;
            case "under_maintenance", "maintenance", "undermaintenance", "in_maintenance" -> Condition.MAINTENANCE;
            case "degraded_performance",
                    "degradedperformance",
                    "degraded",
                    "partially_degraded",
                    "partial_outage",
                    "partialoutage",
                    "minor",
                    "minoroutage",
                    "major",
                    "delay",
                    "delayed",
                    "disrupted",
                    "hasissues" -> Condition.IMPAIRED;
            case "major_outage", "majoroutage", "full_outage", "outage", "critical", "down", "offline" ->
                Condition.FAILING;
            default -> Condition.UNKNOWN;
        };
    }

    /** Of an incident by its impact: "none" and no word at all occur on real outages. */
    static Condition severity(String impact) {
        if (impact.isBlank()) {
            return Condition.IMPAIRED;
        }
        var stated = condition(impact);
        return stated == Condition.WELL ? Condition.IMPAIRED : stated;
    }

    /** Of an incident or of announced work. */
    static Progress progress(String stated) {
        return switch (FeedText.word(stated)) {
            case "investigating", "identified", "active", "open", "ongoing", "update", "verified" -> Progress.OPEN;
            case "monitoring", "recovering" -> Progress.WATCHED;
            case "scheduled", "not_started_yet", "notstartedyet", "maintenance_scheduled", "planned" ->
                Progress.PLANNED;
            case "in_progress", "inprogress", "verifying", "underway", "started", "maintenance_in_progress" ->
                Progress.UNDERWAY;
            case "resolved",
                    "postmortem",
                    "completed",
                    "complete",
                    "closed",
                    "maintenance_complete",
                    "false_alarm",
                    "cancelled",
                    "canceled" -> Progress.OVER;
            default -> Progress.UNKNOWN;
        };
    }
}
