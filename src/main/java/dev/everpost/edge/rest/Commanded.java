package dev.everpost.edge.rest;

import dev.everpost.edge.http.Problem;
import io.javalin.http.Context;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** A command's body: a small JSON object with one text field at most. */
sealed interface Commanded {

    /** A command's body is small. */
    int BODY_BYTES_MAX = 16 * 1024;
    /** Characters of its text. */
    int TEXT_LENGTH_MAX = 500;

    /** The field's text; null when it is not there. */
    record Sound(@Nullable String text) implements Commanded {}

    /** Not acceptable. */
    record Wrong(Problem problem) implements Commanded {}

    /** Reads the body; an empty one is an empty object. */
    static Commanded read(Context ctx, String field) {
        return switch (Body.json(ctx, BODY_BYTES_MAX)) {
            case Body.Bad(var problem) -> new Wrong(problem);
            case Body.JsonObject(var node) -> read(new Fields(node, "", new ArrayList<>()), field);
        };
    }

    private static Commanded read(Fields fields, String name) {
        var text = fields.text(name);
        if (text != null && text.length() > TEXT_LENGTH_MAX) {
            fields.complain(name, "is longer than " + TEXT_LENGTH_MAX + " characters; shorten it");
        }
        fields.complainOfTheRest();
        return fields.complaints().isEmpty() ? new Sound(text) : new Wrong(Complaint.problem(fields.complaints()));
    }
}
