package dev.everpost.edge.rest;

import dev.everpost.edge.http.Caller;
import dev.everpost.event.Cursor;
import dev.everpost.event.EventFilter;
import dev.everpost.event.EventPages;
import dev.everpost.message.MessageClass;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads which events somebody asks for, within what the caller may see, and from where on. */
record EventQuery(Query query, Caller.Known caller) {

    private static final int VALUES_MAX = 20;

    EventFilter filter() {
        return new EventFilter(types(), submitter(), classes(), tags(), domains());
    }

    /**
     * The place to start at: a cursor of an earlier answer, {@code start}, {@code end}, or a time.
     *
     * @param last where a client says that it was, such as in the header {@code Last-Event-ID}; goes before the query
     * @param otherwise when nothing is said
     */
    Cursor place(@Nullable String last, EventPages pages, Otherwise otherwise) {
        var after = query.text("after");
        var since = query.time("since");
        if (after != null && since != null) {
            query.complain("since", "and after exclude each other; give one");
        }
        var text = last == null || last.isBlank() ? after : last;
        if (text == null) {
            return since == null ? otherwise.place(pages) : pages.before(since);
        }
        return switch (text) {
            case "start" -> Cursor.START;
            case "end" -> pages.end();
            default -> Cursor.parse(text).orElseGet(() -> notOurs(text));
        };
    }

    /** Where to start when nobody says. */
    enum Otherwise {
        START,
        END;

        Cursor place(EventPages pages) {
            return this == START ? Cursor.START : pages.end();
        }
    }

    private Cursor notOurs(String text) {
        query.complain(
                "after",
                "'" + text
                        + "' is no cursor; take 'next' of an earlier answer or the id of an event of the stream, or say"
                        + " start or end");
        return Cursor.START;
    }

    private List<String> types() {
        var types = query.texts("type", VALUES_MAX);
        for (var pattern : types) {
            EventFilter.objection(pattern).ifPresent(why -> query.complain("type", "'" + pattern + "' " + why));
        }
        return types;
    }

    private Set<MessageClass> classes() {
        var one = query.messageClass("class");
        return one == null ? Set.of() : Set.of(one);
    }

    private Map<String, String> tags() {
        var tags = new HashMap<String, String>();
        for (var tag : query.texts("tag", VALUES_MAX)) {
            int colon = tag.lastIndexOf(':');
            if (colon <= 0) {
                query.complain("tag", "'" + tag + "' must be name:value");
            } else {
                tags.put(tag.substring(0, colon), tag.substring(colon + 1));
            }
        }
        return tags;
    }

    private Set<String> domains() {
        return query.texts("domain", VALUES_MAX).stream()
                .map(domain -> domain.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    private @Nullable String submitter() {
        var asked = query.text("submitter");
        return switch (caller) {
            case Caller.Operating _ -> asked;
            case Caller.Submitting(var submitter) -> {
                if (asked != null && !asked.equals(submitter.name())) {
                    query.complain("submitter", "may only be '" + submitter.name() + "' with this key");
                }
                yield submitter.name();
            }
        };
    }
}
