package dev.everpost.sim;

import java.util.SplittableRandom;

/** How a simulated provider answers when it is asked what became of an attempt; never with a lie. */
enum Candour {
    /** It cannot be asked. */
    MUTE,
    /** The truth, at once. */
    PROMPT,
    /** The truth, once its index has caught up. */
    LAGGING,
    /** Sometimes nothing for half a minute. */
    SLOW;

    /** {@code -Dsim.candour=MUTE} makes all alike, to compare. */
    static Candour draw(SplittableRandom dice) {
        var all = System.getProperty("sim.candour");
        var drawn = values()[dice.nextInt(values().length)];
        return all == null ? drawn : valueOf(all);
    }
}
