package dev.everpost.ses;

import dev.everpost.message.EmailAddress;
import dev.everpost.ses.SesError.Kind;
import dev.everpost.store.Suppressions;
import dev.everpost.store.Suppressions.Filter;
import dev.everpost.store.Suppressions.Reason;
import dev.everpost.store.Suppressions.Suppressed;
import dev.everpost.world.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The addresses that the account sends nothing to. What a caller lists counts for everybody, as the gateway is one account; what
 * was listed for the caller alone is shown and can be taken away too. Thread-safe.
 */
public final class SuppressionList {

    /** Addresses of one page. */
    public static final int PAGE_MAX = 1000;

    private static final int PAGE = 1000;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final Suppressions suppressions;
    private final Time time;

    public SuppressionList(Suppressions suppressions, Time time) {
        this.suppressions = suppressions;
        this.time = time;
    }

    /** What SES calls the reason: it knows two. */
    public static Reason shown(Reason reason) {
        return switch (reason) {
            case BOUNCE, MANUAL -> Reason.BOUNCE;
            case COMPLAINT, UNSUBSCRIBE -> Reason.COMPLAINT;
        };
    }

    /** Lists an address for good; one that is listed already gets the new reason and time. */
    public Result<Suppressed> put(Caller caller, String address, Reason reason) {
        return parsed(address).then(mailbox -> {
            var source = "SES API, " + caller.submitter().name();
            var entry = new Suppressed(mailbox.toString(), null, reason, source, time.now(), null, null);
            return suppressions.put(entry) ? Result.done(entry) : unavailable();
        });
    }

    /** The entry of an address, the caller's own first. */
    public Result<Suppressed> get(Caller caller, String address) {
        return parsed(address)
                .then(mailbox -> suppressions
                        .find(mailbox.toString(), caller.submitter().name())
                        .or(() -> suppressions.find(mailbox.toString(), null))
                        .filter(this::counts)
                        .map(Result::done)
                        .orElseGet(() -> missing(address)));
    }

    /** Takes an address off the list. */
    public Result<String> delete(Caller caller, String address) {
        return parsed(address)
                .then(mailbox -> removed(
                        address,
                        EnumSet.of(
                                suppressions.remove(
                                        mailbox.toString(), caller.submitter().name()),
                                suppressions.remove(mailbox.toString(), null))));
    }

    /** Addresses that were listed for one of the reasons in a span of time, by address. */
    public Result<Page<Suppressed>> list(Caller caller, Search search, PageRequest request) {
        int size = request.sizeOr(PAGE);
        var list = "suppressions " + search;
        return Result.unless(
                request.flaw(PAGE_MAX),
                () -> PageToken.read(list, request.nextToken())
                        .then(after -> Result.done(PageToken.page(
                                list,
                                entries(caller, search, after.orElse(null), size + 1),
                                size,
                                Suppressed::address))));
    }

    /** What to list: no reasons are all, null is no bound. */
    public record Search(
            Set<Reason> reasons,
            @Nullable Instant since,
            @Nullable Instant until) {

        /** Everything. */
        public static final Search ALL = new Search(Set.of(), null, null);

        public Search {
            reasons = Set.copyOf(reasons);
        }

        private Filter in(@Nullable String scope) {
            var stored = new ArrayList<Reason>();
            for (var reason : Reason.values()) {
                if (reasons.contains(shown(reason))) {
                    stored.add(reason);
                }
            }
            return new Filter(scope, Set.copyOf(stored), since, until);
        }

        @Override
        public String toString() {
            return reasons.stream().sorted().toList() + " " + since + " " + until;
        }
    }

    private List<Suppressed> entries(Caller caller, Search search, @Nullable String after, int most) {
        var merged = new TreeMap<String, Suppressed>();
        suppressions.list(search.in(null), after, most).forEach(entry -> merged.put(entry.address(), entry));
        suppressions
                .list(search.in(caller.submitter().name()), after, most)
                .forEach(entry -> merged.put(entry.address(), entry));
        return merged.values().stream().limit(most).toList();
    }

    private boolean counts(Suppressed entry) {
        return entry.until() == null || entry.until().isAfter(time.now());
    }

    private static Result<String> removed(String address, Set<Suppressions.Removal> removals) {
        if (removals.contains(Suppressions.Removal.UNAVAILABLE)) {
            return unavailable();
        }
        return removals.contains(Suppressions.Removal.REMOVED) ? Result.done(address) : missing(address);
    }

    private static Result<EmailAddress> parsed(String address) {
        return EmailAddress.parse(address)
                .map(Result::done)
                .orElseGet(() -> Result.failed(
                        Kind.BAD_REQUEST, "Email address <" + Constraints.shown(address) + "> is not valid."));
    }

    private static <T> Result<T> missing(String address) {
        return Result.failed(Kind.NOT_FOUND, "Email address " + address + " does not exist on your suppression list.");
    }

    private static <T> Result<T> unavailable() {
        return new Result.Failed<>(
                new SesError(Kind.UNAVAILABLE, "The store cannot keep anything now; try again.", RETRY_AFTER));
    }
}
