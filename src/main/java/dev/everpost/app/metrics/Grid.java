package dev.everpost.app.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Counters of one name for pairs of two enums' constants, made beforehand so that counting only looks them up. */
final class Grid<R extends Enum<R>, C extends Enum<C>> {

    private final Map<R, Map<C, Counter>> counters = new HashMap<>();

    Grid(MeterRegistry registry, String name, List<R> rows, String rowTag, Class<C> columns, String columnTag) {
        this(registry, name, Tags.empty(), rows, rowTag, columns, columnTag);
    }

    /** {@code common} stands on all of them. */
    Grid(
            MeterRegistry registry,
            String name,
            Tags common,
            List<R> rows,
            String rowTag,
            Class<C> columns,
            String columnTag) {
        for (var row : rows) {
            var line = new EnumMap<C, Counter>(columns);
            for (var column : columns.getEnumConstants()) {
                var tags = columnTag.isEmpty() ? common : common.and(columnTag, label(column));
                line.put(column, registry.counter(name, tags.and(rowTag, label(row))));
            }
            counters.put(row, line);
        }
    }

    /** Counters for the constants of one enum. */
    static <R extends Enum<R>> Grid<R, None> row(MeterRegistry registry, String name, Class<R> rows, String tag) {
        return new Grid<>(registry, name, List.of(rows.getEnumConstants()), tag, None.class, "");
    }

    Counter at(R row, C column) {
        var line = counters.get(row);
        var counter = line == null ? null : line.get(column);
        return Objects.requireNonNull(counter, () -> row + " is not counted");
    }

    static String label(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
