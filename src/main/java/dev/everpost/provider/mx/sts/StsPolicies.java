package dev.everpost.provider.mx.sts;

import dev.everpost.dns.Answer;
import dev.everpost.dns.Resolver;
import dev.everpost.world.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The policies of domains, remembered as long as they say (RFC 8461 sections 3.1 and 5.1). Thread-safe; a look-up may block
 * for the resolver and, where the record's id is new, for a fetch.
 *
 * <p>A policy once seen holds until it ends, whoever takes the record or the web site away, and over restarts as far as the shelf
 * keeps it; one that cannot be had the first time is none.
 */
public final class StsPolicies {

    /** Domains remembered; the one unused for longest goes first. */
    static final int KEPT_MAX = 10_000;
    /** After a fetch that gave nothing, the next. */
    static final Duration FETCH_AGAIN = Duration.ofMinutes(5);
    /** A policy is fetched anew after this time even when its id stays, so that it rarely ends unnoticed (section 5.1). */
    static final Duration REFRESH = Duration.ofDays(1);

    /** New policies of so long a time are kept together. */
    static final Duration KEPT_EVERY = Duration.ofMinutes(1);

    private final Resolver resolver;
    private final Function<String, Optional<String>> fetch;
    private final PolicyShelf shelf;
    private final Time time;
    private final Map<String, Known> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > KEPT_MAX;
        }
    };

    // Guarded by this.
    private boolean recalled;
    private boolean changed;
    private long keptNanos;

    /** Policies over HTTPS. */
    public StsPolicies(Resolver resolver, PolicyFetch fetch, PolicyShelf shelf, Time time) {
        this(resolver, fetch::fetch, shelf, time);
    }

    StsPolicies(Resolver resolver, Function<String, Optional<String>> fetch, PolicyShelf shelf, Time time) {
        this.resolver = resolver;
        this.fetch = fetch;
        this.shelf = shelf;
        this.time = time;
        this.keptNanos = time.nanos() - KEPT_EVERY.toNanos();
    }

    /**
     * What is remembered of a domain.
     *
     * @param id of the record that was there when it was fetched; empty when the record could not be looked up
     */
    private record Known(String id, StsPolicy policy, long endsNanos, long fetchNanos) {}

    /** The policy that holds for a domain now; {@link StsPolicy#NONE} when there is none. */
    public StsPolicy of(String domain) {
        var before = valid(domain);
        if (before != null && before.id().isEmpty() && before.fetchNanos() - time.nanos() > 0) {
            return before.policy();
        }
        var answer = resolver.text("_mta-sts." + domain);
        if (answer instanceof Answer.Failed<String>) {
            return keptOn(domain, "", before).policy();
        }
        var id = StsText.id(answer.recordsOrNone());
        if (id.isEmpty()) {
            return before == null ? StsPolicy.NONE : before.policy();
        }
        return before != null && before.id().equals(id.get()) && before.fetchNanos() - time.nanos() > 0
                ? before.policy()
                : fetched(domain, id.get(), before);
    }

    private synchronized @Nullable Known valid(String domain) {
        if (!recalled) {
            recalled = true;
            PolicyBook.read(shelf.read()).forEach(this::recall);
        }
        keep(false);
        var found = known.get(domain);
        return found == null || found.endsNanos() - time.nanos() <= 0 ? null : found;
    }

    private StsPolicy fetched(String domain, String id, @Nullable Known before) {
        var policy = fetch.apply(domain).flatMap(StsText::policy);
        long now = time.nanos();
        if (policy.isEmpty()) {
            return keptOn(domain, id, before).policy();
        }
        var maxAge = policy.get().maxAge();
        long refresh = now + shorter(REFRESH, maxAge).toNanos();
        return keep(domain, new Known(id, policy.get(), now + maxAge.toNanos(), refresh))
                .policy();
    }

    /** What was known goes on, and nothing is asked for a while. */
    private Known keptOn(String domain, String id, @Nullable Known before) {
        long again = time.nanos() + FETCH_AGAIN.toNanos();
        return keep(
                domain,
                before == null
                        ? new Known(id, StsPolicy.NONE, again, again)
                        : new Known(id, before.policy(), before.endsNanos(), again));
    }

    private synchronized Known keep(String domain, Known next) {
        var before = known.put(domain, next);
        boolean isNews =
                before == null || !before.policy().equals(next.policy()) || before.endsNanos() != next.endsNanos();
        changed |= isNews && next.policy().maxAge().isPositive();
        keep(false);
        return next;
    }

    private void recall(PolicyBook.Line line) {
        long ends = nanosAt(line.ends());
        if (ends - time.nanos() > 0) {
            known.put(line.domain(), new Known(line.id(), line.policy(), ends, nanosAt(line.fetch())));
        }
    }

    /** Keeps what is new, also of the last minute when {@code now}. */
    public synchronized void keep(boolean now) {
        if (changed && (now || time.nanos() - keptNanos >= KEPT_EVERY.toNanos())) {
            changed = false;
            keptNanos = time.nanos();
            shelf.keep(PolicyBook.write(known.entrySet().stream()
                    .filter(entry -> entry.getValue().policy().maxAge().isPositive())
                    .map(entry -> line(entry.getKey(), entry.getValue()))
                    .toList()));
        }
    }

    private PolicyBook.Line line(String domain, Known found) {
        return new PolicyBook.Line(
                domain, found.id(), found.policy(), timeAt(found.endsNanos()), timeAt(found.fetchNanos()));
    }

    private Instant timeAt(long nanos) {
        return time.now().plusNanos(nanos - time.nanos());
    }

    private long nanosAt(Instant at) {
        return time.nanos() + Duration.between(time.now(), at).toNanos();
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
