package dev.everpost.standing;

import dev.everpost.fact.OneLine;

/**
 * What the watch advises of a provider whose gate may see nothing wrong: mail that it takes may never arrive, or a probe may know
 * before any mail does. Advice closes a door only while another is open: where no candidate is left it is not heard.
 *
 * @param why in words; may quote hostile text
 */
public record Advice(Level level, String why) {

    public Advice {
        why = OneLine.of(why);
    }

    /** How strongly. */
    public enum Level {
        /** Others first; this one when they are busy or closed. */
        OTHERS_FIRST,
        /** Not while any other works. */
        KEEP_OUT
    }
}
