package dev.everpost.app.settings;

import dev.everpost.pool.Plan;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads how a pool, or an account, is warmed up. */
final class WarmUpSettings {

    private static final Map<String, List<Long>> NAMED = Map.of("20-day", Plan.TWENTY_DAYS, "30-day", Plan.THIRTY_DAYS);

    private static final Kind<List<Long>> PLAN = Kind.open(
            "20-day, 30-day, or a list of up to " + Plan.DAYS_MAX + " numbers of recipients, one for each day",
            WarmUpSettings::days,
            WarmUpSettings::show);

    private static final Kind<LocalDate> DATE =
            Kind.open("a date such as 2026-11-01", WarmUpSettings::date, LocalDate::toString);

    private WarmUpSettings() {}

    /** Null where there is no such section. */
    static @Nullable Plan read(@Nullable Section section) {
        if (section == null) {
            return null;
        }
        var days = section.oneOrMore("plan", PLAN, List.of(Plan.TWENTY_DAYS)).stream()
                .flatMap(List::stream)
                .limit(Plan.DAYS_MAX)
                .toList();
        var perReceiver = section.values("per_receiver", Kinds.percent(1)).entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> entry.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue, Math::min));
        return new Plan(days, section.find("start", DATE), perReceiver);
    }

    private static Optional<List<Long>> days(String text) {
        var named = NAMED.get(text);
        return named != null
                ? Optional.of(named)
                : Kinds.count(1, 1_000_000_000L).parse().apply(text).map(List::of);
    }

    private static String show(List<Long> days) {
        return NAMED.entrySet().stream()
                .filter(entry -> entry.getValue().equals(days))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseGet(() -> days.stream().map(String::valueOf).collect(Collectors.joining(", ")));
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }
}
