package dev.everpost.edge.http;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An error as RFC 9457 has it: what is wrong, with the thing, the number and the remedy in {@code detail}.
 *
 * @param kind the last part of the type, {@code urn:everpost:problem:<kind>}; stable, for programs
 * @param title the same for every problem of the kind
 * @param detail about this occurrence; never holds a secret
 * @param extensions further members, such as {@code field} and {@code limit}
 */
public record Problem(
        int status,
        String kind,
        String title,
        String detail,
        Map<String, Object> extensions,
        Map<String, String> headers)
        implements Answer {

    /** RFC 9457 section 3. */
    public static final String CONTENT_TYPE = "application/problem+json";

    public Problem {
        extensions = Collections.unmodifiableMap(new LinkedHashMap<>(extensions));
        headers = Map.copyOf(headers);
    }

    /** A problem without extensions and headers. */
    public static Problem of(int status, String kind, String title, String detail) {
        return new Problem(status, kind, title, detail, Map.of(), Map.of());
    }

    /** The same with one more member. */
    public Problem with(String member, Object value) {
        var more = new LinkedHashMap<>(extensions);
        more.put(member, value);
        return new Problem(status, kind, title, detail, more, headers);
    }

    /** The same with one more header. */
    public Problem withHeader(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Problem(status, kind, title, detail, extensions, more);
    }

    /** The members in the order in which people read them. */
    Map<String, Object> toJson(String instance) {
        var members = new LinkedHashMap<String, Object>();
        members.put("type", "urn:everpost:problem:" + kind);
        members.put("title", title);
        members.put("status", status);
        members.put("detail", detail);
        members.put("instance", instance);
        extensions.forEach(members::putIfAbsent);
        return members;
    }
}
