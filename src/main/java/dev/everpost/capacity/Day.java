package dev.everpost.capacity;

import dev.everpost.capacity.Line.Part;
import dev.everpost.fact.ProviderName;
import dev.everpost.message.MessageClass;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The day ahead, minute by minute, with mail as a fluid: what comes, who carries it, what waits. Pure: the same question gives
 * the same answer. Some 1440 minutes for each flow and provider, so a few milliseconds.
 */
public final class Day {

    /** How far it looks. */
    public static final int MINUTES = 24 * 60;

    private static final double DUST = 1e-9;
    private static final double FRESH_SHARE = 0.75;

    private final @Nullable ProviderName without;
    private final List<Line> lines = new ArrayList<>();
    private final Map<MessageClass, Reckoning> reckonings = new EnumMap<>(MessageClass.class);
    private final Map<ProviderName, Gauge> gauges = new LinkedHashMap<>();
    private final Shortage shortage = new Shortage();

    private Day(List<Flow> flows, List<Road> roads, @Nullable ProviderName without) {
        this.without = without;
        for (var road : roads) {
            if (!road.provider().equals(without)) {
                gauges.put(road.provider(), new Gauge(road));
            }
        }
        for (var flow : flows) {
            lines.add(new Line(flow, reckonings.computeIfAbsent(flow.messageClass(), Reckoning::new)));
        }
    }

    /**
     * What becomes of the mail.
     *
     * @param roads providers that take mail; those that are missing carry nothing
     * @param without carries nothing either; null takes nobody away
     */
    public static Answer look(List<Flow> flows, List<Road> roads, @Nullable ProviderName without) {
        return new Day(flows, roads, without).run();
    }

    private Answer run() {
        for (int minute = 0; minute < MINUTES; minute++) {
            pass(minute);
        }
        lines.forEach(Line::end);
        var classes = reckonings.values().stream().map(Reckoning::result).toList();
        return new Answer(without, classes, shortage.worst());
    }

    private void pass(int minute) {
        gauges.values().forEach(gauge -> gauge.begin(minute));
        lines.forEach(line -> line.begin(minute));
        for (var messageClass : MessageClass.values()) {
            serve(lines.stream()
                    .filter(line -> line.flow().messageClass() == messageClass && !line.isEmpty())
                    .toList());
        }
        lines.stream().filter(line -> !line.isEmpty()).forEach(line -> shortage.note(line, gauges, minute));
    }

    /** As delivery leases mail: what is fresh before what waits, but a quarter of the room is for what waits. */
    private void serve(List<Line> lines) {
        boolean anyWaits = lines.stream().anyMatch(line -> line.amount(Part.STALE) > DUST);
        serve(lines, Part.FRESH, anyWaits ? FRESH_SHARE : 1);
        serve(lines, Part.STALE, 1);
        serve(lines, Part.FRESH, 1);
    }

    private void serve(List<Line> lines, Part part, double room) {
        gauges.values().forEach(gauge -> gauge.keepBack(1 - room));
        new Serving(lines, part, gauges, reckonings).run();
        gauges.values().forEach(gauge -> gauge.keepBack(0));
    }
}
