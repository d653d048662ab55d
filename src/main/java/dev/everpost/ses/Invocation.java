package dev.everpost.ses;

import dev.everpost.world.Chance;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One call of an SDK, which may reach us several times as retries.
 *
 * @param key the idempotency key of its submission, or null when the client sent no invocation id
 * @param date when this try came, for the Date field
 * @param chance the same draws for every try, so that a composed message is the same bytes each time
 */
public record Invocation(@Nullable String key, Instant date, Chance chance) {}
