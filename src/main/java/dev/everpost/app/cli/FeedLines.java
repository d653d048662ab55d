package dev.everpost.app.cli;

import tools.jackson.databind.JsonNode;

/** Incidents of status pages in lines; their text is foreign. */
final class FeedLines {

    private static final int TITLE_MAX = 100;

    private FeedLines() {}

    /** {@code SMTP is slow (identified, major), since 2026-03-04 11:00:00, last word 2026-03-04 11:50:00}. */
    static String incident(JsonNode incident) {
        var began = Plain.text(incident, "began_at");
        var updated = Plain.text(incident, "updated_at");
        return Plain.cut(incident.path("title").asString(""), TITLE_MAX) + " (" + Plain.text(incident, "stated") + ")"
                + (began.isEmpty() ? "" : ", since " + Measures.time(began))
                + (updated.isEmpty() ? "" : ", last word " + Measures.time(updated));
    }
}
