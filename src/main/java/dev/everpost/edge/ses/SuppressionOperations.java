package dev.everpost.edge.ses;

import dev.everpost.ses.Constraints;
import dev.everpost.ses.SesError;
import dev.everpost.ses.SuppressionList;
import dev.everpost.store.Suppressions.Reason;
import dev.everpost.store.Suppressions.Suppressed;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The operations on the suppression list. Thread-safe. */
final class SuppressionOperations {

    private static final String ALL = "/v2/email/suppression/addresses";
    private static final String ONE = ALL + "/{EmailAddress}";
    private static final String ADDRESS = "EmailAddress";
    private static final List<String> REASONS = List.of("BOUNCE", "COMPLAINT");

    private final SuppressionList suppressions;

    SuppressionOperations(SuppressionList suppressions) {
        this.suppressions = suppressions;
    }

    List<Route> routes() {
        return List.of(
                Route.of("PutSuppressedDestination", "PUT", ALL, this::put),
                Route.of("ListSuppressedDestinations", "GET", ALL, this::list),
                Route.of("GetSuppressedDestination", "GET", ONE, this::get),
                Route.of("DeleteSuppressedDestination", "DELETE", ONE, this::delete));
    }

    /** The flaw of words that SES has no reason for. */
    static Optional<SesError> flaw(String member, Collection<String> reasons) {
        return reasons.stream()
                .map(reason -> Constraints.choice(member, reason, REASONS))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** The reasons that these checked words mean. */
    static Set<Reason> reasons(Collection<String> words) {
        var reasons = EnumSet.noneOf(Reason.class);
        words.forEach(word -> reasons.add(Reason.valueOf(word)));
        return reasons;
    }

    private record Put(
            @Nullable String emailAddress, @Nullable String reason) {}

    private Reply put(Ask ask) {
        return ask.json(
                Put.class,
                body -> Needed.both(
                        ADDRESS,
                        body.emailAddress(),
                        "Reason",
                        body.reason(),
                        (address, reason) -> flaw("reason", List.of(reason))
                                .map(error -> wrong(error))
                                .orElseGet(() ->
                                        Reply.empty(suppressions.put(ask.caller(), address, Reason.valueOf(reason))))));
    }

    private Reply get(Ask ask) {
        return Reply.of(
                suppressions.get(ask.caller(), ask.path(ADDRESS)),
                entry -> new Members()
                        .with("SuppressedDestination", members(entry).with("Attributes", attributes(entry))));
    }

    private Reply delete(Ask ask) {
        return Reply.empty(suppressions.delete(ask.caller(), ask.path(ADDRESS)));
    }

    private Reply list(Ask ask) {
        var words = ask.query().all("Reason");
        var flaw = flaw("reasons", words).or(() -> timeFlaw(ask, "StartDate")).or(() -> timeFlaw(ask, "EndDate"));
        if (flaw.isPresent()) {
            return wrong(flaw.get());
        }
        var search = new SuppressionList.Search(
                reasons(words),
                Ask.time(ask.query().first("StartDate")).orElse(null),
                Ask.time(ask.query().first("EndDate")).orElse(null));
        return ask.page(page -> Reply.of(
                suppressions.list(ask.caller(), search, page),
                found -> Members.page("SuppressedDestinationSummaries", found, SuppressionOperations::members)));
    }

    private static Optional<SesError> timeFlaw(Ask ask, String name) {
        var text = ask.query().first(name);
        return text == null || Ask.time(text).isPresent()
                ? Optional.empty()
                : Optional.of(SesError.of(SesError.Kind.BAD_REQUEST, name + " is no time in ISO 8601."));
    }

    private static Members members(Suppressed entry) {
        return new Members()
                .with(ADDRESS, entry.address())
                .with("Reason", SuppressionList.shown(entry.reason()).name())
                .time("LastUpdateTime", entry.at());
    }

    private static @Nullable Members attributes(Suppressed entry) {
        return entry.feedback() == null ? null : new Members().with("FeedbackId", entry.feedback());
    }

    private static Reply wrong(SesError error) {
        return new Reply.Wrong(Fault.of(error));
    }
}
