package dev.everpost.app.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Counters of one name for every pair of two enums' constants, made beforehand so that counting only looks them up. */
final class Grid<R extends Enum<R>, C extends Enum<C>> {

    private final Map<R, Map<C, Counter>> counters;

    Grid(MeterRegistry registry, String name, Class<R> rows, String rowTag, Class<C> columns, String columnTag) {
        counters = new EnumMap<>(rows);
        for (var row : rows.getEnumConstants()) {
            var line = new EnumMap<C, Counter>(columns);
            for (var column : columns.getEnumConstants()) {
                var tags = columnTag.isEmpty() ? Tags.empty() : Tags.of(columnTag, label(column));
                line.put(column, registry.counter(name, tags.and(rowTag, label(row))));
            }
            counters.put(row, line);
        }
    }

    /** Counters for the constants of one enum. */
    static <R extends Enum<R>> Grid<R, None> row(MeterRegistry registry, String name, Class<R> rows, String tag) {
        return new Grid<>(registry, name, rows, tag, None.class, "");
    }

    Counter at(R row, C column) {
        return Objects.requireNonNull(Objects.requireNonNull(counters.get(row)).get(column));
    }

    static String label(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
