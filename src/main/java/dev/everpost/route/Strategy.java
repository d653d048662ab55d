package dev.everpost.route;

/** How a rule orders its providers. */
public enum Strategy {
    /** As listed: the first that is healthy carries. */
    ORDERED,
    /** Drawn anew for each pass, in proportion to the weights. */
    WEIGHTED,
    /** By expected harm, learned from what happened lately. */
    ADAPTIVE
}
