package dev.everpost.store;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Addresses that nothing is sent to, and why. Addresses are compared without regard to case and given back in lower case.
 * Thread-safe; a change returns when it is committed and fsynced; asking about an address that is not listed costs no
 * look-up in the database.
 */
public interface Suppressions {

    /**
     * Lists an address; for an address of the same scope that is listed already the new entry replaces the old. False when the
     * store failed: it may be listed all the same.
     */
    boolean put(Suppressed entry);

    /** Takes an address off the list of a scope; null is the list of all submitters. */
    Removal remove(String address, @Nullable String submitter);

    /** The entry of one scope. */
    Optional<Suppressed> find(String address, @Nullable String submitter);

    /**
     * Those of the addresses that are listed now, for one of the reasons, for a submitter or for all, by the address as it was
     * given; the submitter's own entry goes first. Throws {@link StoreUnavailable} when that can not be found out now.
     */
    Map<String, Suppressed> among(Collection<String> addresses, String submitter, Set<Reason> reasons, Instant now);

    /** The same, whatever the reason. */
    default Map<String, Suppressed> among(Collection<String> addresses, String submitter, Instant now) {
        return among(addresses, submitter, EnumSet.allOf(Reason.class), now);
    }

    /** Entries of one scope by address, after {@code after}; null starts at the first. Never more than 1000. */
    List<Suppressed> list(Filter filter, @Nullable String after, int most);

    /**
     * One listed address.
     *
     * @param submitter whose mail it concerns; null is everybody's
     * @param source who listed it, in words
     * @param until it counts no longer from then on; null is for ever
     * @param feedback the event that listed it, as its teller calls it, or null
     */
    record Suppressed(
            String address,
            @Nullable String submitter,
            Reason reason,
            String source,
            Instant at,
            @Nullable Instant until,
            @Nullable String feedback) {}

    /** Why an address is listed. */
    enum Reason {
        BOUNCE,
        COMPLAINT,
        UNSUBSCRIBE,
        MANUAL
    }

    /** All set conditions must hold; null or empty sets none. {@code submitter} null is the list of all submitters. */
    record Filter(
            @Nullable String submitter,
            Set<Reason> reasons,
            @Nullable Instant since,
            @Nullable Instant until) {
        public Filter {
            reasons = Set.copyOf(reasons);
        }
    }

    /** What became of a removal. */
    enum Removal {
        REMOVED,
        NOT_LISTED,
        UNAVAILABLE
    }
}
