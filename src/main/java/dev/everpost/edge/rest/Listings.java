package dev.everpost.edge.rest;

import dev.everpost.edge.http.Answer;
import dev.everpost.edge.http.Caller;
import dev.everpost.edge.http.Doors;
import dev.everpost.edge.http.Problem;
import dev.everpost.message.EmailAddress;
import dev.everpost.store.Suppressions;
import dev.everpost.store.Suppressions.Filter;
import dev.everpost.store.Suppressions.Reason;
import dev.everpost.store.Suppressions.Suppressed;
import dev.everpost.world.World;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The suppression list: operators see and change every scope, a submitter its own. */
final class Listings {

    private final Suppressions suppressions;
    private final World world;

    Listings(Suppressions suppressions, World world) {
        this.suppressions = suppressions;
        this.world = world;
    }

    Answer list(Context ctx, Caller.Known caller) {
        var query = Query.of(ctx);
        var reason = query.oneOf("reason", Reason.class);
        var filter = new Filter(
                scope(query, caller),
                reason == null ? Set.of() : Set.of(reason),
                query.time("since"),
                query.time("until"));
        var cursor = query.text("cursor");
        int limit = (int) query.number("limit", Limits.ROWS_DEFAULT, 1, Limits.ROWS_MAX);
        query.complainOfTheRest();
        if (!query.complaints().isEmpty()) {
            return Complaint.problem(query.complaints());
        }
        var found = suppressions.list(filter, cursor, limit + 1);
        var page = found.subList(0, Math.min(limit, found.size()));
        var body = new LinkedHashMap<String, Object>();
        body.put("suppressions", page.stream().map(Listings::view).toList());
        if (found.size() > limit) {
            body.put("next", page.getLast().address());
        }
        return Answer.Json.ok(body);
    }

    Answer show(Context ctx, Caller.Known caller) {
        return at(
                ctx,
                caller,
                (address, scope) -> suppressions
                        .find(address, scope)
                        .<Answer>map(entry -> Answer.Json.ok(view(entry)))
                        .orElseGet(() -> notListed(address, scope)));
    }

    Answer put(Context ctx, Caller.Known caller) {
        return at(ctx, caller, (address, scope) -> switch (Body.json(ctx, Commanded.BODY_BYTES_MAX)) {
            case Body.Bad(var problem) -> problem;
            case Body.JsonObject(var node) -> put(new Fields(node, "", new ArrayList<>()), address, scope, caller);
        });
    }

    Answer remove(Context ctx, Caller.Known caller) {
        return at(ctx, caller, (address, scope) -> switch (suppressions.remove(address, scope)) {
            case REMOVED -> Answer.Json.ok(Map.of("address", address, "removed", true));
            case NOT_LISTED -> notListed(address, scope);
            case UNAVAILABLE -> Doors.unavailable("the suppression list could not be changed");
        });
    }

    private Answer put(Fields fields, String address, @Nullable String scope, Caller.Known caller) {
        var reader = new ListingReader(fields);
        var reason = reader.reason();
        var source = reader.source();
        var at = reader.time("at");
        var until = reader.time("until");
        fields.complainOfTheRest();
        if (!fields.complaints().isEmpty()) {
            return Complaint.problem(fields.complaints());
        }
        var entry = new Suppressed(
                address,
                scope,
                reason,
                Objects.requireNonNullElse(source, caller.label()),
                Objects.requireNonNullElse(at, world.time().now()),
                until,
                null);
        return suppressions.put(entry)
                ? Answer.Json.ok(view(entry))
                : Doors.unavailable("the address could not be listed");
    }

    private interface Step {
        Answer take(String address, @Nullable String scope);
    }

    private static Answer at(Context ctx, Caller.Known caller, Step step) {
        var query = Query.of(ctx);
        var scope = scope(query, caller);
        query.complainOfTheRest();
        var address = EmailAddress.parse(ctx.pathParam("address"));
        if (address.isEmpty()) {
            query.complain("address", PartsReader.notAnAddress(ctx.pathParam("address")));
        }
        return query.complaints().isEmpty()
                ? step.take(address.orElseThrow().toString().toLowerCase(Locale.ROOT), scope)
                : Complaint.problem(query.complaints());
    }

    /** Whose list: an operator says, or means everybody's; a submitter has its own. */
    private static @Nullable String scope(Query query, Caller.Known caller) {
        var asked = Optional.ofNullable(query.text("submitter"));
        return switch (caller) {
            case Caller.Operating _ -> asked.orElse(null);
            case Caller.Submitting(var submitter) -> {
                if (asked.isPresent() && !asked.get().equals(submitter.name())) {
                    query.complain("submitter", "may only be '" + submitter.name() + "' with this key");
                }
                yield submitter.name();
            }
        };
    }

    private static Map<String, Object> view(Suppressed entry) {
        var members = new LinkedHashMap<String, Object>();
        members.put("address", entry.address());
        if (entry.submitter() != null) {
            members.put("submitter", entry.submitter());
        }
        members.put("reason", entry.reason().name().toLowerCase(Locale.ROOT));
        members.put("source", entry.source());
        members.put("at", entry.at());
        if (entry.until() != null) {
            members.put("until", entry.until());
        }
        return members;
    }

    private static Problem notListed(String address, @Nullable String scope) {
        return Problem.of(
                404,
                "not-listed",
                "Not listed",
                "'" + address + "' is not on the suppression list of " + (scope == null ? "all submitters" : scope));
    }
}
