package dev.everpost.provider.mx.sts;

import dev.everpost.dns.Answer;
import dev.everpost.dns.Resolver;
import dev.everpost.world.Time;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The policies of domains, remembered as long as they say (RFC 8461 sections 3.1 and 5.1). Thread-safe; a look-up may block
 * for the resolver and, where the record's id is new, for a fetch.
 *
 * <p>A policy once seen holds until it ends, whoever takes the record or the web site away; one that cannot be had the first
 * time is none. Memory is this process's: a restart forgets.
 */
public final class StsPolicies {

    /** Domains remembered; the one unused for longest goes first. */
    static final int KEPT_MAX = 10_000;
    /** After a fetch that gave nothing, the next. */
    static final Duration FETCH_AGAIN = Duration.ofMinutes(5);
    /** A policy is fetched anew after this time even when its id stays, so that it rarely ends unnoticed (section 5.1). */
    static final Duration REFRESH = Duration.ofDays(1);

    private final Resolver resolver;
    private final Function<String, Optional<String>> fetch;
    private final Time time;
    private final Map<String, Known> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > KEPT_MAX;
        }
    };

    /** Policies over HTTPS. */
    public StsPolicies(Resolver resolver, PolicyFetch fetch, Time time) {
        this(resolver, fetch::fetch, time);
    }

    StsPolicies(Resolver resolver, Function<String, Optional<String>> fetch, Time time) {
        this.resolver = resolver;
        this.fetch = fetch;
        this.time = time;
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
        known.put(domain, next);
        return next;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
