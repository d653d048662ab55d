package dev.everpost.pool;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a pool is warmed up: so many recipients on each day that counts.
 *
 * @param perDay of the first day, the second and so on; after the last there is no ceiling
 * @param start nothing goes before this day (UTC); null begins with the first mail
 * @param perReceiver by domain, which part of a day's ceiling may go to it, above 0 and up to 1
 */
public record Plan(List<Long> perDay, @Nullable LocalDate start, Map<String, Double> perReceiver) {

    /** More days are no plan. */
    public static final int DAYS_MAX = 120;

    /** The ladder that several senders publish for one address, such as kb.adcrux.io's: its first twenty days. */
    public static final List<Long> TWENTY_DAYS = List.of(
            200L,
            500L,
            1_000L,
            2_000L,
            5_000L,
            10_000L,
            20_000L,
            40_000L,
            50_000L,
            75_000L,
            100_000L,
            150_000L,
            200_000L,
            250_000L,
            325_000L,
            400_000L,
            500_000L,
            600_000L,
            750_000L,
            1_000_000L);

    /** 40 % more each day from 480 (20 an hour), the growth of SendGrid's automated warm-up. */
    public static final List<Long> THIRTY_DAYS =
            Stream.iterate(480.0, last -> last * 1.4).limit(30).map(Math::round).toList();

    public Plan {
        perDay = List.copyOf(perDay);
        perReceiver = Map.copyOf(perReceiver);
    }

    /** The ceiling of one receiver, or null when it has none; at least one recipient. */
    @Nullable
    Long forReceiver(String domain, long ceiling) {
        var share = perReceiver.get(domain);
        return share == null ? null : ceiling == 0 ? 0L : (Long) Math.max(1, (long) Math.floor(ceiling * share));
    }
}
