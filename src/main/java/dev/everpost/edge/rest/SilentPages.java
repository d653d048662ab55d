package dev.everpost.edge.rest;

import dev.everpost.edge.http.Answer;
import dev.everpost.edge.http.Caller;
import dev.everpost.edge.rest.Controls.OverdueView;
import dev.everpost.edge.rest.Controls.SilenceView;
import dev.everpost.message.MessageClass;
import io.javalin.http.Context;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Mail that providers took and never reported on: how each stands, and the messages page by page, the oldest first. */
final class SilentPages {

    private static final int LIMIT = 50;
    private static final int LIMIT_MAX = 500;
    private static final Comparator<Row> ORDER =
            Comparator.comparing((Row row) -> row.overdue().handedOverAt()).thenComparing(Row::cursor);

    private final Controls controls;

    SilentPages(Controls controls) {
        this.controls = controls;
    }

    private record Row(String provider, OverdueView overdue) {

        /** Its place: milliseconds, so that a page goes on behind it even when it has gone. */
        String cursor() {
            return overdue.handedOverAt().toEpochMilli() + "." + overdue.message() + "." + overdue.recipient() + "."
                    + provider;
        }
    }

    private record Place(long millis, String cursor) {

        static Optional<Place> parse(String text) {
            int end = text.indexOf('.');
            return end > 0 && text.substring(0, end).matches("-?\\d{1,15}")
                    ? Optional.of(new Place(Long.parseLong(text.substring(0, end)), text))
                    : Optional.empty();
        }

        boolean isBefore(Row row) {
            long other = row.overdue().handedOverAt().toEpochMilli();
            return millis < other || (millis == other && cursor.compareTo(row.cursor()) < 0);
        }
    }

    Answer list(Context ctx, Caller.Operating operator) {
        var query = Query.of(ctx);
        var provider = query.text("provider");
        var messageClass = query.messageClass("class");
        int limit = (int) query.number("limit", LIMIT, 1, LIMIT_MAX);
        var after = query.read("cursor", Place::parse, "is no cursor of an earlier answer");
        query.complainOfTheRest();
        if (!query.complaints().isEmpty()) {
            return Complaint.problem(query.complaints());
        }
        var all = controls.silences();
        var known = all.stream().map(SilenceView::provider).toList();
        if (provider != null && !known.contains(provider)) {
            return Providers.noSuchProvider(provider, known);
        }
        var shown = all.stream()
                .filter(each -> provider == null || each.provider().equals(provider))
                .toList();
        return Answer.Json.ok(page(shown, rows(shown, messageClass, after), limit));
    }

    private static List<Row> rows(List<SilenceView> shown, @Nullable MessageClass messageClass, @Nullable Place after) {
        return shown.stream()
                .flatMap(each -> each.overdue().stream().map(overdue -> new Row(each.provider(), overdue)))
                .filter(row -> messageClass == null || row.overdue().messageClass() == messageClass)
                .filter(row -> after == null || after.isBefore(row))
                .sorted(ORDER)
                .toList();
    }

    private static Map<String, Object> page(List<SilenceView> shown, List<Row> rows, int limit) {
        var body = new LinkedHashMap<String, Object>();
        body.put("providers", shown.stream().map(SilentPages::provider).toList());
        body.put(
                "messages", rows.stream().limit(limit).map(SilentPages::message).toList());
        if (rows.size() > limit) {
            body.put("next", rows.get(limit - 1).cursor());
        }
        return body;
    }

    private static Map<String, Object> provider(SilenceView silence) {
        var members = new LinkedHashMap<String, Object>();
        members.put("provider", silence.provider());
        members.put("state", silence.state());
        if (silence.usualMs() != null) {
            members.put("usual_ms", silence.usualMs());
        }
        if (silence.silentSince() != null) {
            members.put("silent_since", silence.silentSince());
            members.put("waiting", silence.waiting());
        }
        var counts = new LinkedHashMap<String, Long>();
        for (var each : MessageClass.values()) {
            counts.put(
                    each.label(),
                    silence.overdue().stream()
                            .filter(overdue -> overdue.messageClass() == each)
                            .count());
        }
        members.put("overdue", counts);
        silence.overdue().stream()
                .map(OverdueView::handedOverAt)
                .min(Comparator.naturalOrder())
                .ifPresent(oldest -> members.put("oldest_handed_over_at", oldest));
        return members;
    }

    private static Map<String, Object> message(Row row) {
        var overdue = row.overdue();
        var members = new LinkedHashMap<String, Object>();
        members.put("message", overdue.message());
        members.put("recipient", overdue.recipient());
        members.put("provider", row.provider());
        members.put("attempt", overdue.attempt());
        members.put("class", overdue.messageClass().label());
        members.put("handed_over_at", overdue.handedOverAt());
        members.put("due_at", overdue.dueAt());
        members.put("alone", overdue.alone());
        if (overdue.remedy() != null) {
            members.put("remedy", overdue.remedy());
        }
        return members;
    }
}
