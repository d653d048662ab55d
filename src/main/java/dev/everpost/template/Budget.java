package dev.everpost.template;

import dev.everpost.template.Rendering.InvalidTemplate;

/** What one rendering may still spend. Not thread-safe. */
final class Budget {

    private final String part;
    private int steps;
    private int chars;
    private int partialDepth;

    Budget(String part, int chars) {
        this.part = part;
        this.chars = chars;
    }

    void step() {
        steps++;
        if (steps > Bounds.STEPS) {
            throw spent("needs more than " + Bounds.STEPS + " steps; are there loops in loops?");
        }
    }

    void write(int count) {
        chars += count;
        if (chars > Bounds.OUTPUT_CHARS) {
            throw spent("renders to more than " + Bounds.OUTPUT_CHARS + " characters");
        }
    }

    void know(int partials) {
        if (partials > Bounds.PARTIALS) {
            throw spent("has more than " + Bounds.PARTIALS + " inline partials");
        }
    }

    void enterPartial() {
        step();
        partialDepth++;
        if (partialDepth > Bounds.PARTIAL_DEPTH) {
            throw spent("nests inline partials more than " + Bounds.PARTIAL_DEPTH + " deep; does one use itself?");
        }
    }

    void leavePartial() {
        partialDepth--;
    }

    int chars() {
        return chars;
    }

    private Stopped spent(String why) {
        return new Stopped(new InvalidTemplate(part, "the template " + why));
    }
}
