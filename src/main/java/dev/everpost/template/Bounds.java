package dev.everpost.template;

/** The numbers that keep a hostile template or hostile data from taking the gateway's time and memory. */
final class Bounds {

    /** All parts together, in UTF-8; Amazon SES has the same. */
    static final int TEMPLATE_OCTETS = 500 * 1024;
    /** The data, in characters; Amazon SES has the same. */
    static final int DATA_CHARS = 262_144;
    /** Objects and lists within each other in the data. */
    static final int DATA_DEPTH = 100;
    /** Blocks, and else branches with a condition, within each other. */
    static final int BLOCK_DEPTH = 32;
    /** Sub-expressions within each other. */
    static final int EXPRESSION_DEPTH = 16;
    /** Tags in one part: the work of parsing grows with them. */
    static final int TAGS = 20_000;
    /** From {{ to }}, except in comments. */
    static final int TAG_CHARS = 2_000;
    /** Inline partials known at one place. */
    static final int PARTIALS = 100;
    /** Inline partials within each other, as they happen. */
    static final int PARTIAL_DEPTH = 16;
    /** Look-ups, turns of loops and partials in one rendering. */
    static final int STEPS = 1_000_000;
    /** Characters of all parts together, some 10 MB. */
    static final int OUTPUT_CHARS = 10_000_000;
    /** Compiled parts remembered. */
    static final int CACHED_PARTS = 256;
    /** Characters of the compiled parts remembered; each block keeps its own text too. */
    static final int CACHED_CHARS = 2_000_000;

    private Bounds() {}
}
