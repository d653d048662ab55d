package dev.everpost.edge.rest;

import dev.everpost.edge.http.Answer;
import dev.everpost.edge.http.Caller;
import dev.everpost.message.EmailAddress;
import dev.everpost.message.MessageClass;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Who would carry a message, asked by a query or, with tags, by an object; nothing is sent. */
final class Explaining {

    /** A question may name a size up to this. */
    private static final int SIZE_BYTES_MAX = 1024 * 1024 * 1024;

    private static final int SIZE_BYTES = 4_096;
    private static final int BODY_BYTES_MAX = 64 * 1024;
    private static final int TAGS_MAX = 50;
    private static final int TAG_LENGTH_MAX = 256;

    private static final String NO_ADDRESS = "is not an e-mail address; write user@example.com";

    private final Controls controls;

    Explaining(Controls controls) {
        this.controls = controls;
    }

    Answer asked(Context ctx, Caller.Operating operator) {
        var query = Query.of(ctx);
        var asked = query.messageClass("class");
        var question = new Controls.Question(
                Objects.requireNonNullElse(asked, MessageClass.TRANSACTIONAL),
                query.text("submitter"),
                query.address("from"),
                query.address("to"),
                (int) query.number("size", SIZE_BYTES, 0, SIZE_BYTES_MAX),
                Map.of());
        query.complainOfTheRest();
        return query.complaints().isEmpty() ? answer(question) : Complaint.problem(query.complaints());
    }

    Answer posted(Context ctx, Caller.Operating operator) {
        return switch (Body.json(ctx, BODY_BYTES_MAX)) {
            case Body.Bad(var problem) -> problem;
            case Body.JsonObject(var node) -> posted(new Fields(node, "", new ArrayList<>()));
        };
    }

    private Answer posted(Fields fields) {
        var asked = read(fields, "class", MessageClass::parse, "must be critical, transactional or bulk");
        var question = new Controls.Question(
                Objects.requireNonNullElse(asked, MessageClass.TRANSACTIONAL),
                fields.text("submitter"),
                read(fields, "from", EmailAddress::parse, NO_ADDRESS),
                read(fields, "to", EmailAddress::parse, NO_ADDRESS),
                size(fields),
                fields.map("tags", TAGS_MAX, TAG_LENGTH_MAX));
        fields.complainOfTheRest();
        return fields.complaints().isEmpty() ? answer(question) : Complaint.problem(fields.complaints());
    }

    private static int size(Fields fields) {
        var size = read(
                fields,
                "size",
                text -> text.matches("\\d{1,10}")
                        ? Optional.of(Long.parseLong(text)).filter(bytes -> bytes <= SIZE_BYTES_MAX)
                        : Optional.<Long>empty(),
                "must be a number from 0 to " + SIZE_BYTES_MAX);
        return size == null ? SIZE_BYTES : Math.toIntExact(size);
    }

    private static <T> @Nullable T read(Fields fields, String name, Function<String, Optional<T>> parse, String hint) {
        var text = fields.textOrNumber(name);
        var value = text == null ? Optional.<T>empty() : parse.apply(text);
        if (text != null && value.isEmpty()) {
            fields.complain(name, hint);
        }
        return value.orElse(null);
    }

    private Answer answer(Controls.Question question) {
        return switch (controls.explain(question)) {
            case Controls.Explanation.Decision decision -> Answer.Json.ok(decision);
            case Controls.Explanation.BadQuestion(var field, var why) ->
                Complaint.problem(List.of(new Complaint(field, why)));
        };
    }
}
