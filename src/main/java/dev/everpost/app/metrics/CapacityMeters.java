package dev.everpost.app.metrics;

import dev.everpost.capacity.Answer;
import dev.everpost.capacity.Outlook;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.List;

/** Which part of the mail would be carried in time without a provider, as of the last update. Thread-safe. */
final class CapacityMeters {

    private final MultiGauge shares;

    CapacityMeters(MeterRegistry registry) {
        this.shares = MultiGauge.builder("everpost.capacity.share").register(registry);
    }

    synchronized void update(List<Outlook> now) {
        var rows = new ArrayList<Row<?>>();
        for (var outlook : now) {
            for (var of : outlook.answer().classes()) {
                rows.add(row(outlook, of));
            }
        }
        shares.register(rows, true);
    }

    private static Row<?> row(Outlook outlook, Answer.OfClass of) {
        var without = outlook.answer().without();
        var tags = Tags.of(
                "without",
                without == null ? "none" : without.value(),
                "class",
                of.messageClass().label(),
                "at",
                outlook.start().label());
        return Row.of(tags, of.share());
    }
}
