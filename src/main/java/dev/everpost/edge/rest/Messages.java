package dev.everpost.edge.rest;

import dev.everpost.edge.http.Answer;
import dev.everpost.edge.http.Caller;
import dev.everpost.edge.http.Problem;
import dev.everpost.fact.ProviderName;
import dev.everpost.message.MessageId;
import dev.everpost.store.DeliveryState;
import dev.everpost.store.Ledger;
import dev.everpost.store.Spool;
import dev.everpost.world.World;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What anybody may ask about messages and do to them, within what they may see. */
final class Messages {

    private final Spool spool;
    private final Ledger ledger;
    private final Runnable due;
    private final Overdue overdue;
    private final World world;

    /** Since when reports of a message's recipients are overdue, by recipient. */
    interface Overdue {
        Map<Integer, Instant> of(MessageId message, int recipients);
    }

    Messages(RestApi.Memory memory, Overdue overdue, World world) {
        this.overdue = overdue;
        this.spool = memory.spool();
        this.ledger = memory.ledger();
        this.due = memory.due();
        this.world = world;
    }

    Answer show(Context ctx, Caller.Known caller) {
        return visible(ctx, caller)
                .<Answer>map(story -> Answer.Json.ok(MessageView.life(
                        story,
                        overdue.of(story.message().id(), story.deliveries().size()))))
                .orElseGet(() -> noSuchMessage(ctx));
    }

    Answer raw(Context ctx, Caller.Known caller) {
        var story = visible(ctx, caller);
        if (story.isEmpty()) {
            return noSuchMessage(ctx);
        }
        var id = story.get().message().id();
        return spool.content(id)
                .<Answer>map(content -> new Answer.Bytes(
                        200,
                        "message/rfc822",
                        content.bytes(),
                        Map.of("Content-Disposition", "attachment; filename=\"" + id + ".eml\"")))
                .orElseGet(() -> Problem.of(
                        410,
                        "content-dropped",
                        "Content dropped",
                        "the content of message " + id + " was dropped after its last recipient was final"));
    }

    Answer list(Context ctx, Caller.Known caller) {
        var query = Query.of(ctx);
        var filter = filter(query, caller);
        var cursor = query.read("cursor", MessageId::parse, "is not a cursor; take it from 'next' of the page before");
        int limit = (int) query.number("limit", Limits.ROWS_DEFAULT, 1, Limits.ROWS_MAX);
        query.complainOfTheRest();
        if (!query.complaints().isEmpty()) {
            return Complaint.problem(query.complaints());
        }
        var page = ledger.list(filter, cursor, limit);
        var body = new LinkedHashMap<String, Object>();
        body.put("messages", page.messages().stream().map(MessageView::row).toList());
        if (page.more() && !page.messages().isEmpty()) {
            body.put("next", page.messages().getLast().message().id().toString());
        }
        return Answer.Json.ok(body);
    }

    Answer cancel(Context ctx, Caller.Known caller) {
        var story = visible(ctx, caller);
        if (story.isEmpty()) {
            return noSuchMessage(ctx);
        }
        var id = story.get().message().id();
        var done = spool.cancel(id, caller.label(), world.time().now());
        if (!done.found()) {
            return noSuchMessage(ctx);
        }
        return done.cancelled() > 0 ? Answer.Json.ok(counts(id, done)) : nothingToCancel(id, done);
    }

    Answer retry(Context ctx, Caller.Known caller) {
        var story = visible(ctx, caller);
        if (story.isEmpty()) {
            return noSuchMessage(ctx);
        }
        var id = story.get().message().id();
        int retried = spool.retryNow(id, caller.label(), world.time().now());
        due.run();
        return retried > 0
                ? Answer.Json.ok(Map.of("id", id.toString(), "retried", retried))
                : Problem.of(
                        409,
                        "nothing-waits",
                        "Nothing waits",
                        "no recipient of message " + id
                                + " waits for a next attempt: each is being attempted or final");
    }

    private static Map<String, Object> counts(MessageId id, Spool.Cancellation done) {
        var body = new LinkedHashMap<String, Object>();
        body.put("id", id.toString());
        body.put("cancelled", done.cancelled());
        body.put("in_flight", done.inFlight());
        body.put("already_final", done.alreadyFinal());
        return body;
    }

    private static Problem nothingToCancel(MessageId id, Spool.Cancellation done) {
        var remedy = done.inFlight() > 0
                ? "; what is being attempted can be cancelled if the attempt fails: try again in a minute"
                : "; what is final cannot be taken back";
        return Problem.of(
                        409,
                        "nothing-to-cancel",
                        "Nothing to cancel",
                        "no recipient of message " + id + " waits: " + done.inFlight() + " being attempted, "
                                + done.alreadyFinal() + " final" + remedy)
                .with("in_flight", done.inFlight())
                .with("already_final", done.alreadyFinal());
    }

    private static Ledger.Filter filter(Query query, Caller.Known caller) {
        var asked = query.text("submitter");
        return new Ledger.Filter(
                submitter(asked, caller),
                query.messageClass("class"),
                query.oneOf("state", DeliveryState.class),
                query.text("from"),
                query.text("to"),
                query.read("provider", Messages::provider, "is not a provider's name"),
                query.text("subject"),
                query.time("since"),
                query.time("until"));
    }

    /** A submitter sees its own mail, whatever it asks for. */
    private static @Nullable String submitter(@Nullable String asked, Caller.Known caller) {
        return switch (caller) {
            case Caller.Submitting submitting -> submitting.submitter().name();
            case Caller.Operating _ -> asked;
        };
    }

    static Optional<ProviderName> provider(String text) {
        return text.matches("[a-z0-9][a-z0-9_-]{0,39}") ? Optional.of(new ProviderName(text)) : Optional.empty();
    }

    /** The message, unless it is another's: that it exists is not told. */
    private Optional<Ledger.Story> visible(Context ctx, Caller.Known caller) {
        return MessageId.parse(ctx.pathParam("id"))
                .flatMap(ledger::story)
                .filter(story -> caller.maySee(story.message().submitter()));
    }

    static Problem noSuchMessage(Context ctx) {
        return Problem.of(
                404,
                "no-such-message",
                "No such message",
                "there is no message '" + ctx.pathParam("id") + "' that this key may see; an id has 13 characters");
    }
}
