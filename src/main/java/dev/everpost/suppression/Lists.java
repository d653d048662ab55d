package dev.everpost.suppression;

import dev.everpost.store.Suppressions;
import dev.everpost.store.Suppressions.Reason;
import dev.everpost.store.Suppressions.Suppressed;
import dev.everpost.world.Time;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts addresses on the list and takes its own entries off again; never touches what says more. Thread-safe. */
final class Lists {

    /** What must not be replaced by what follows it. */
    private static final List<Reason> STRONGEST_FIRST =
            List.of(Reason.MANUAL, Reason.BOUNCE, Reason.COMPLAINT, Reason.UNSUBSCRIBE);

    private final Suppressions suppressions;
    private final SuppressionPolicy policy;
    private final Time time;

    Lists(Suppressions suppressions, SuppressionPolicy policy, Time time) {
        this.suppressions = suppressions;
        this.policy = policy;
        this.time = time;
    }

    /** False when the store failed: ask again. */
    boolean list(Listing listing) {
        var until = policy.until(listing.reason(), listing.at());
        if (until != null && !until.isAfter(time.now()) || isSaidAlready(listing)) {
            return true;
        }
        return suppressions.put(new Suppressed(
                listing.address(), scope(listing), listing.reason(), listing.source(), listing.at(), until, null));
    }

    /** Takes it off when the entry is the one that this listing made. False when the store failed. */
    boolean takeBack(Listing listing) {
        var entry = suppressions.find(listing.address(), scope(listing));
        boolean ours = entry.isPresent() && entry.get().source().equals(listing.source());
        return !ours || suppressions.remove(listing.address(), scope(listing)) != Suppressions.Removal.UNAVAILABLE;
    }

    private boolean isSaidAlready(Listing listing) {
        return suppressions
                .find(listing.address(), scope(listing))
                .filter(entry -> entry.until() == null || entry.until().isAfter(time.now()))
                .filter(entry -> STRONGEST_FIRST.indexOf(entry.reason()) <= STRONGEST_FIRST.indexOf(listing.reason()))
                .isPresent();
    }

    private @Nullable String scope(Listing listing) {
        return policy.forAll() ? null : listing.submitter();
    }
}
