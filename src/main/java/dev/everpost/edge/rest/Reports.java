package dev.everpost.edge.rest;

import dev.everpost.edge.http.Answer;
import dev.everpost.edge.http.Caller;
import dev.everpost.edge.http.Doors;
import dev.everpost.fact.Fact;
import dev.everpost.fact.Fact.Report;
import dev.everpost.message.MessageId;
import dev.everpost.message.Recipient;
import dev.everpost.store.Delivery;
import dev.everpost.store.Ledger.Story;
import dev.everpost.store.Suppressions.Reason;
import dev.everpost.store.Suppressions.Suppressed;
import dev.everpost.world.World;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What an operator tells of a recipient after the hand-over: a fact, and for some of them an entry in the suppression list. */
final class Reports {

    private static final int DETAILS_MAX = 20;

    private final RestApi.Memory memory;
    private final World world;

    Reports(RestApi.Memory memory, World world) {
        this.memory = memory;
        this.world = world;
    }

    Answer post(Context ctx, Caller.Operating operator) {
        var story = MessageId.parse(ctx.pathParam("id")).flatMap(memory.ledger()::story);
        if (story.isEmpty()) {
            return Messages.noSuchMessage(ctx);
        }
        return switch (Body.json(ctx, Commanded.BODY_BYTES_MAX)) {
            case Body.Bad(var problem) -> problem;
            case Body.JsonObject(var node) -> read(new Fields(node, "", new ArrayList<>()), story.get(), operator);
        };
    }

    private Answer read(Fields fields, Story story, Caller.Operating operator) {
        var recipient = recipient(fields, story);
        var report = report(fields);
        var happenedAt = happenedAt(fields);
        var details = fields.map("details", DETAILS_MAX, Limits.LABEL_LENGTH_MAX);
        fields.complainOfTheRest();
        if (recipient == null
                || report == null
                || happenedAt == null
                || !fields.complaints().isEmpty()) {
            return Complaint.problem(fields.complaints());
        }
        var fact = new Fact.Reported(
                world.time().now(), story.message().id(), recipient.index(), null, report, happenedAt, details);
        return note(fact, recipient, story, operator);
    }

    /** Both steps are harmless to repeat, so a caller who hears 503 sends the same again. */
    private Answer note(Fact.Reported fact, Recipient recipient, Story story, Caller.Operating operator) {
        var reason = reason(fact.report());
        boolean kept = memory.spool().note(List.of(fact))
                && reason.map(why -> list(fact, recipient, story, why, operator))
                        .orElse(true);
        if (!kept) {
            return Doors.unavailable("the report could not be noted whole");
        }
        var body = new LinkedHashMap<String, Object>();
        body.put("id", fact.message().toString());
        body.put("recipient", recipient.address().toString());
        body.put("report", label(fact.report()));
        body.put("suppressed", reason.isPresent());
        return Answer.Json.ok(body);
    }

    private boolean list(
            Fact.Reported fact, Recipient recipient, Story story, Reason reason, Caller.Operating operator) {
        var source = "a report by " + operator.label() + " about message " + fact.message();
        return memory.suppressions()
                .put(new Suppressed(
                        recipient.address().toString(),
                        story.message().submitter(),
                        reason,
                        source,
                        fact.happenedAt(),
                        null,
                        fact.details().get("feedback_id")));
    }

    /** Why an address must not be written to again after such a report, if it must not. */
    private static Optional<Reason> reason(Report report) {
        return switch (report) {
            case BOUNCED_FOR_GOOD -> Optional.of(Reason.BOUNCE);
            case COMPLAINED -> Optional.of(Reason.COMPLAINT);
            case QUEUED, SENT, DELIVERED, DELAYED, BOUNCED_FOR_NOW, REJECTED, OPENED, CLICKED, UNSUBSCRIBED, UNKNOWN ->
                Optional.empty();
        };
    }

    private static @Nullable Recipient recipient(Fields fields, Story story) {
        var text = fields.text("recipient");
        var found = story.deliveries().stream()
                .map(Delivery::recipient)
                .filter(each -> each.address().toString().equalsIgnoreCase(text))
                .findFirst();
        if (found.isEmpty()) {
            fields.complain(
                    "recipient",
                    text == null
                            ? "is missing: the address that the report is about"
                            : "'" + text + "' is no recipient of message "
                                    + story.message().id());
        }
        return found.orElse(null);
    }

    private static @Nullable Report report(Fields fields) {
        var text = fields.text("report");
        var found = Arrays.stream(Report.values())
                .filter(each -> label(each).equals(text))
                .findFirst();
        if (found.isEmpty()) {
            fields.complain(
                    "report",
                    "must be one of "
                            + Arrays.stream(Report.values()).map(Reports::label).collect(Collectors.joining(", ")));
        }
        return found.orElse(null);
    }

    /** Asked for always: it is what makes a repeated report recognisable. */
    private static @Nullable Instant happenedAt(Fields fields) {
        var time = new ListingReader(fields).time("happened_at");
        if (!fields.has("happened_at")) {
            fields.complain("happened_at", "is missing: when it happened, such as 2026-11-22T09:30:00Z");
        }
        return time;
    }

    private static String label(Report report) {
        return report.name().toLowerCase(Locale.ROOT);
    }
}
