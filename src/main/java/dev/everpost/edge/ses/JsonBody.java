package dev.everpost.edge.ses;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * A walk over a JSON document that knows which type it expects. Each reader starts on the value's first token and ends on
 * its last; null is as good as absent, as in AWS.
 */
final class JsonBody {

    private final JsonParser parser;
    private final byte[] document;

    /** {@code document} is what the parser parses. */
    JsonBody(JsonParser parser, byte[] document) {
        this.parser = parser;
        this.document = document;
    }

    /** Reads an object that is the whole document. */
    void document(Consumer<String> member) {
        parser.nextToken();
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw new WrongType("the body must be a JSON object");
        }
        object(member);
        if (parser.nextToken() != null) {
            throw new WrongType("there is text after the JSON object");
        }
    }

    /** Reads an object; {@code member} reads the value of each name or leaves it. */
    void object(Consumer<String> member) {
        if (isNull()) {
            return;
        }
        expect(JsonToken.START_OBJECT, "an object");
        for (var name = parser.nextName(); name != null; name = parser.nextName()) {
            parser.nextToken();
            member.accept(name);
        }
    }

    /** Reads a list; {@code element} reads one element. */
    <T> List<T> list(Supplier<@Nullable T> element) {
        var read = new ArrayList<T>();
        if (isNull()) {
            return read;
        }
        expect(JsonToken.START_ARRAY, "a list");
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            T one = element.get();
            if (one != null) {
                read.add(one);
            }
        }
        return read;
    }

    @Nullable
    String string() {
        if (isNull()) {
            return null;
        }
        expect(JsonToken.VALUE_STRING, "a string");
        return parser.getString();
    }

    /** Base 64, decoded without an intermediate text. */
    byte @Nullable [] binary() {
        if (isNull()) {
            return null;
        }
        expect(JsonToken.VALUE_STRING, "base64 text");
        return BinaryMember.read(parser, document);
    }

    /** Passes over a value that does not concern us. */
    void skip() {
        parser.skipChildren();
    }

    /** False when the value is null. */
    boolean isGiven() {
        return !isNull();
    }

    private boolean isNull() {
        return parser.currentToken() == JsonToken.VALUE_NULL;
    }

    private void expect(JsonToken token, String what) {
        if (parser.currentToken() != token) {
            throw new WrongType("expected " + what + " at " + place());
        }
    }

    private String place() {
        return parser.streamReadContext().pathAsPointer().toString();
    }

    /** A value of another type than the model has; never leaves {@link SendEmailReader}. */
    static final class WrongType extends RuntimeException {
        private static final long serialVersionUID = 1;

        WrongType(String message) {
            super(message, null, false, false);
        }
    }
}
