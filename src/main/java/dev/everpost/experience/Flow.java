package dev.everpost.experience;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** The sum of a few series. Thread-safe. */
final class Flow implements Course {

    private final Clock clock;
    private final List<Series> parts;

    Flow(Clock clock, List<Series> parts) {
        this.clock = clock;
        this.parts = parts;
    }

    @Override
    public Counts over(Duration length) {
        long now = clock.millis();
        return parts.stream()
                .map(part -> part.over(length, now))
                .reduce(Counts::plus)
                .orElse(Counts.NONE);
    }

    @Override
    public List<Slot> minutes(int most) {
        return slots(Span.MINUTES, most);
    }

    @Override
    public List<Slot> hours(int most) {
        return slots(Span.HOURS, most);
    }

    private List<Slot> slots(Span span, int most) {
        long now = clock.millis();
        return parts.stream()
                .map(part -> part.slots(span, most, now))
                .reduce(Flow::together)
                .orElse(List.of());
    }

    private static List<Slot> together(List<Slot> one, List<Slot> other) {
        return IntStream.range(0, one.size())
                .mapToObj(i -> new Slot(
                        one.get(i).from(),
                        one.get(i).length(),
                        one.get(i).counts().plus(other.get(i).counts())))
                .toList();
    }
}
