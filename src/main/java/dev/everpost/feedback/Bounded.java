package dev.everpost.feedback;

import dev.everpost.fact.ProviderName;
import dev.everpost.provider.hook.Told;
import dev.everpost.store.Tiding;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Cuts what strangers tell to a size that can be kept: nothing of it is trusted to be short, or to be text. */
final class Bounded {

    /** Of ids, addresses and the teller's word, more is not kept. */
    static final int NAME_CHARS_MAX = 1_000;

    /** Details by number, and the length of one. */
    static final int DETAILS_MAX = 20;

    static final int DETAIL_CHARS_MAX = 1_000;

    private static final int DETAIL_NAME_CHARS_MAX = 50;

    /** A clock that goes wrong by more is not believed. */
    private static final Duration FUTURE_MAX = Duration.ofDays(1);

    private Bounded() {}

    static Tiding tiding(@Nullable ProviderName provider, Told told, Instant now) {
        return new Tiding(
                provider,
                cut(told.eventId(), NAME_CHARS_MAX),
                told.report(),
                cut(told.event(), NAME_CHARS_MAX),
                cutIfGiven(told.ourId()),
                cutIfGiven(told.providerId()),
                cutIfGiven(told.recipient()),
                isSensible(told.happenedAt(), now) ? told.happenedAt() : now,
                details(told.details()),
                told.raw());
    }

    private static boolean isSensible(Instant at, Instant now) {
        return !at.isBefore(Instant.EPOCH) && at.isBefore(now.plus(FUTURE_MAX));
    }

    private static Map<String, String> details(Map<String, String> told) {
        var details = new LinkedHashMap<String, String>();
        for (var entry : new TreeMap<>(told).entrySet()) {
            if (details.size() < DETAILS_MAX) {
                details.put(cut(entry.getKey(), DETAIL_NAME_CHARS_MAX), cut(entry.getValue(), DETAIL_CHARS_MAX));
            }
        }
        return details;
    }

    private static @Nullable String cutIfGiven(@Nullable String text) {
        return text == null ? null : cut(text, NAME_CHARS_MAX);
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }
}
