package dev.everpost.pool;

import dev.everpost.fact.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The right of some recipients to go from a pool, counted already. Thread-safe; good for one end. */
public interface Ticket {

    /** How many of the first recipients may go. */
    int recipients();

    /** The provider's name for the pool; null leaves it to the provider's settings. */
    @Nullable
    String pool();

    /** Ours; empty where there are no pools. */
    String name();

    /** For the explanation of the attempt; empty when there is nothing to say. */
    String why();

    /** The attempt ended, with an outcome for each recipient. */
    void settle(List<Outcome> outcomes);

    /** The attempt was never made. */
    void abandon();

    /** Of a provider without pools and ceilings. */
    record Free(int recipients) implements Ticket {
        @Override
        public @Nullable String pool() {
            return null;
        }

        @Override
        public String name() {
            return "";
        }

        @Override
        public String why() {
            return "";
        }

        @Override
        public void settle(List<Outcome> outcomes) {}

        @Override
        public void abandon() {}
    }
}
