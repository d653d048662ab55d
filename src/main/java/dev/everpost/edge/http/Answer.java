package dev.everpost.edge.http;

import java.util.Map;

/** What a handler answers, as a value; {@link Answers#write} puts it on the wire. */
public sealed interface Answer permits Answer.Json, Answer.Bytes, Problem {

    /** The HTTP status. */
    int status();

    /** Headers besides the content type and the ones that every answer carries. */
    Map<String, String> headers();

    /** A value that {@link Json#MAPPER} writes. */
    record Json(int status, Object body, Map<String, String> headers) implements Answer {
        public Json {
            headers = Map.copyOf(headers);
        }

        /** 200 with a body. */
        public static Json ok(Object body) {
            return new Json(200, body, Map.of());
        }
    }

    /** Bytes as they are, with their media type. The array is not copied. */
    @SuppressWarnings("ArrayRecordComponent") // an answer is written once and never compared
    record Bytes(int status, String contentType, byte[] body, Map<String, String> headers) implements Answer {
        public Bytes {
            headers = Map.copyOf(headers);
        }
    }
}
