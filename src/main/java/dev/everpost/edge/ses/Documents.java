package dev.everpost.edge.ses;

import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** Reads request bodies by streaming, within limits: large members are decoded in place, never copied. Thread-safe. */
final class Documents {

    private static final int DEPTH_MAX = 64;
    /** A bulk email of 50 entries with 50 tags each has some 20 000; millions of empty objects would fill memory. */
    private static final long TOKENS_MAX = 100_000;

    private final JsonFactory json;

    /** {@code charsMax} bounds each text of a document. */
    Documents(int charsMax) {
        this.json = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(charsMax)
                        .maxNestingDepth(DEPTH_MAX)
                        .maxTokenCount(TOKENS_MAX)
                        .build())
                .build();
    }

    /** Reads one document; {@code reader} walks over it. */
    <T> Reading<T> read(byte[] octets, Function<JsonBody, Reading<T>> reader) {
        try (var parser = json.createParser(ObjectReadContext.empty(), octets)) {
            return reader.apply(new JsonBody(parser, octets));
        } catch (JsonBody.WrongType wrong) {
            return new Reading.Wrong<>(Fault.serialization(String.valueOf(wrong.getMessage())));
        } catch (JacksonException malformed) {
            var at = malformed.getLocation();
            return new Reading.Wrong<>(Fault.serialization("the body is not JSON"
                    + (at == null ? "" : ": line " + at.getLineNr() + ", column " + at.getColumnNr())));
        }
    }
}
