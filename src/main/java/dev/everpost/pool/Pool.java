package dev.everpost.pool;

import org.jspecify.annotations.Nullable;

/**
 * Addresses that a provider sends from, and what may go from them.
 *
 * @param name ours
 * @param id the provider's name for it; null for the account as it is
 * @param perDay recipients on a day of the calendar (UTC), a hard ceiling; null for none
 * @param perHour the same in an hour of the clock
 * @param plan how it is warmed up; null when it is warm
 */
public record Pool(
        String name,
        @Nullable String id,
        Purpose purpose,
        @Nullable Long perDay,
        @Nullable Long perHour,
        @Nullable Plan plan) {

    /** The account as a whole, with its own plan, if any. */
    public static Pool ofAccount(@Nullable Plan plan) {
        return new Pool("", null, Purpose.ANY, null, null, plan);
    }

    /** Whether it says anything of which mail goes from it, and how much. */
    public boolean isManaged() {
        return hasCeilings() || !purpose.equals(Purpose.ANY);
    }

    boolean hasCeilings() {
        return perDay != null || perHour != null || plan != null;
    }
}
