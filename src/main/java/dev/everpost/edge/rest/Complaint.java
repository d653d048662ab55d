package dev.everpost.edge.rest;

import dev.everpost.edge.http.Problem;
import java.util.List;

/**
 * One thing that is wrong with a request.
 *
 * @param field the path of the field, such as {@code attachments[0].content}
 * @param detail what is wrong and what to do
 */
record Complaint(String field, String detail) {

    /** All complaints as one problem; the first one is its detail. */
    static Problem problem(List<Complaint> complaints) {
        var first = complaints.getFirst();
        var more = complaints.size() == 1 ? "" : " (and " + (complaints.size() - 1) + " more, see errors)";
        return Problem.of(422, "invalid-request", "Invalid request", first.field() + ": " + first.detail() + more)
                .with("field", first.field())
                .with("errors", complaints);
    }
}
