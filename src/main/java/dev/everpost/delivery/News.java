package dev.everpost.delivery;

import dev.everpost.fact.Fact;
import java.util.List;

/** What the standing journal hears. */
sealed interface News {

    /** A provider's standing changed. */
    record Moved(Fact.StandingChanged fact) implements News {}

    /** A fact to write down, and no more. */
    record Told(Fact fact) implements News {}

    /** Only wakes the journal. */
    record Nothing() implements News {}

    default List<Fact> facts() {
        return switch (this) {
            case Moved(var fact) -> List.of(fact);
            case Told(var fact) -> List.of(fact);
            case Nothing _ -> List.of();
        };
    }
}
