package dev.everpost.pool;

import org.jspecify.annotations.Nullable;

/**
 * A pool as it is now.
 *
 * @param name empty for the account as a whole
 * @param used recipients today (UTC), those under way included
 * @param ceiling of today, or null
 * @param plan how far its warm-up plan is, in words, or null
 */
public record PoolView(
        String name,
        long used,
        @Nullable Long ceiling,
        @Nullable String plan) {}
