package dev.everpost.edge.rest;

import dev.everpost.edge.http.Problem;
import java.util.List;

/**
 * One thing that is wrong with a request. Both parts may quote the request; longer ones are cut.
 *
 * @param field the path of the field, such as {@code attachments[0].content}; at most {@value #FIELD_MAX} characters
 * @param detail what is wrong and what to do; at most {@value #DETAIL_MAX} characters
 */
record Complaint(String field, String detail) {

    /** A request with more mistakes hears of the first ones. */
    static final int MOST = 20;

    private static final int FIELD_MAX = 120;
    private static final int DETAIL_MAX = 500;

    Complaint {
        field = cut(field, FIELD_MAX);
        detail = cut(detail, DETAIL_MAX);
    }

    /** All complaints as one problem; the first one is its detail. */
    static Problem problem(List<Complaint> complaints) {
        var first = complaints.getFirst();
        var more = complaints.size() == 1 ? "" : " (and " + (complaints.size() - 1) + " more, see errors)";
        return Problem.of(422, "invalid-request", "Invalid request", first.field() + ": " + first.detail() + more)
                .with("field", first.field())
                .with("errors", complaints.stream().limit(MOST).toList());
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }
}
