package dev.everpost.edge.rest;

import dev.everpost.edge.http.Json;
import dev.everpost.edge.http.Problem;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.JsonNode;

/** A request's body, read whole but never beyond its limit. */
sealed interface Body {

    /** Header and body of a mail message. */
    @SuppressWarnings("ArrayRecordComponent") // handed on at once and never compared
    record Rfc822(byte[] content) implements Body {}

    /** What can come of a body that has to be JSON. */
    sealed interface OfJson extends Body {}

    /** A JSON object. */
    record JsonObject(JsonNode node) implements OfJson {}

    /** Not acceptable. */
    record Bad(Problem problem) implements OfJson {}

    /** Reads a body of either kind. */
    static Body read(Context ctx, Limits limits) {
        return switch (mediaType(ctx)) {
            case "message/rfc822" -> bytes(ctx, limits.wholeBytesMax());
            case "application/json" -> json(ctx, limits.jsonBytesMax());
            default ->
                new Bad(Problem.of(
                        415,
                        "content-type-not-supported",
                        "Content type not supported",
                        "the body is '" + mediaType(ctx) + "'; send application/json, or a whole message as"
                                + " message/rfc822 with from and to in the query"));
        };
    }

    /** Reads a JSON object whatever the content type says; an empty body is an empty object. */
    static OfJson json(Context ctx, int bytesMax) {
        return switch (bytes(ctx, bytesMax)) {
            case Rfc822(var bytes) -> parse(bytes);
            case OfJson bad -> bad;
        };
    }

    private static OfJson parse(byte[] bytes) {
        try {
            var node = bytes.length == 0 ? Json.MAPPER.createObjectNode() : Json.MAPPER.readTree(bytes);
            return node.isObject() ? new JsonObject(node) : malformed("must be a JSON object, {...}");
        } catch (StreamConstraintsException beyond) {
            return malformed("is larger inside than is read: at most " + Json.NESTING_MAX + " levels, "
                    + Json.TOKENS_MAX + " values and names, numbers of 1000 digits; send less in one request");
        } catch (JacksonException error) {
            var place = error.getLocation();
            var where = place == null ? "" : " at line " + place.getLineNr() + ", column " + place.getColumnNr();
            var what = error.getOriginalMessage().lines().findFirst().orElse("");
            return malformed("is not JSON" + where + ": " + what);
        }
    }

    /** One byte more than allowed tells that there are more; some of the rest is drained so that the client hears us. */
    private static Body bytes(Context ctx, int bytesMax) {
        try {
            var in = ctx.bodyInputStream();
            var bytes = in.readNBytes(bytesMax + 1);
            if (bytes.length <= bytesMax) {
                return new Rfc822(bytes);
            }
            in.skip(bytesMax);
            return tooLarge(bytesMax);
        } catch (IOException broken) {
            return new Bad(Problem.of(
                    400,
                    "body-incomplete",
                    "Body incomplete",
                    "the body ended early or came too slowly; send it again"));
        }
    }

    private static Bad malformed(String what) {
        return new Bad(Problem.of(400, "malformed-json", "Malformed JSON", "the body " + what));
    }

    private static Bad tooLarge(int bytesMax) {
        return new Bad(Problem.of(
                        413,
                        "body-too-large",
                        "Body too large",
                        "the body is larger than " + bytesMax + " bytes; send smaller or fewer attachments")
                .with("limit", bytesMax));
    }

    private static String mediaType(Context ctx) {
        var type = ctx.contentType();
        return type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}
