package dev.everpost.edge.rest;

import dev.everpost.edge.http.Access;
import dev.everpost.edge.http.Answers;
import dev.everpost.edge.http.Call;
import dev.everpost.edge.http.Caller;
import dev.everpost.edge.http.Doors;
import dev.everpost.edge.http.Problem;
import dev.everpost.event.Event;
import dev.everpost.event.EventFormat;
import dev.everpost.event.Listener;
import dev.everpost.store.StoreUnavailable;
import dev.everpost.world.World;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Events as they happen, by Server-Sent Events (HTML Living Standard, section 9.2). Each has its cursor as id, so that {@code
 * Last-Event-ID} goes on where a connection broke. Nothing is buffered for a reader but its place: one that falls too far behind is
 * sent away, and comes back by itself.
 */
final class EventStream {

    private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);
    private static final int AT_ONCE = 100;
    private static final String HELLO = ": events of Everpost\nretry: 3000\n\n";
    private static final String TOO_SLOW = ": too far behind; connect again to go on\n\n";

    private final Access access;
    private final EventApi.Sources sources;
    private final World world;

    EventStream(Access access, EventApi.Sources sources, World world) {
        this.access = access;
        this.sources = sources;
        this.world = world;
    }

    void serve(Context ctx) {
        switch (access.identify(Call.of(ctx))) {
            case Caller.Nobody(var problem) -> Answers.write(ctx, problem);
            case Caller.Known caller -> serve(ctx, caller);
        }
    }

    private void serve(Context ctx, Caller.Known caller) {
        try {
            var query = Query.of(ctx);
            var reader = new EventQuery(query, caller);
            var filter = reader.filter();
            var place = reader.place(ctx.header("Last-Event-ID"), sources.pages(), EventQuery.Otherwise.END);
            query.complainOfTheRest();
            if (!query.complaints().isEmpty()) {
                Answers.write(ctx, Complaint.problem(query.complaints()));
            } else if (sources.areTaken()) {
                Answers.write(ctx, EventListing.tooMany());
            } else {
                try (var listener = new Listener(sources.pages(), sources.tail(), filter, place, world)) {
                    stream(begin(ctx), listener);
                }
            }
        } catch (StoreUnavailable notNow) {
            refuse(ctx, Doors.unavailable(String.valueOf(notNow.getMessage())));
        } catch (IOException gone) {
            LOG.atDebug().setCause(gone).log("a reader of events went away");
        }
    }

    /** After the first byte there is no way to say what is wrong: the connection ends, and the reader comes back. */
    private static void refuse(Context ctx, Problem problem) {
        if (!ctx.res().isCommitted()) {
            Answers.write(ctx, problem);
        }
    }

    private static OutputStream begin(Context ctx) throws IOException {
        var response = ctx.res();
        response.setStatus(200);
        response.setContentType("text/event-stream");
        response.setCharacterEncoding("utf-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Accel-Buffering", "no");
        var out = response.getOutputStream();
        write(out, HELLO);
        return out;
    }

    private void stream(OutputStream out, Listener listener) throws IOException {
        while (!sources.tail().isClosed()) {
            switch (listener.next(AT_ONCE, sources.heartbeat())) {
                case Listener.Heard.News(var events, var place, var _) ->
                    write(out, events.isEmpty() ? ": here\nid: " + place + "\n\n" : text(events));
                case Listener.Heard.TooSlow() -> {
                    write(out, TOO_SLOW);
                    return;
                }
            }
        }
    }

    private String text(List<Event> events) {
        var text = new StringBuilder();
        for (var event : events) {
            text.append("id: ")
                    .append(event.cursor())
                    .append("\nevent: ")
                    .append(event.type().label());
            text.append("\ndata: ")
                    .append(sources.text().of(event, EventFormat.STANDARD))
                    .append("\n\n");
        }
        return text.toString();
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
