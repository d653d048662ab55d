package dev.everpost.app.cli;

import tools.jackson.databind.JsonNode;

/**
 * Makes foreign text safe to print: subjects and providers' words may hold escape sequences that would command the
 * terminal, or marks that turn the reading direction.
 */
public final class Plain {

    private Plain() {}

    /** A member's text in one line; empty when absent. */
    static String text(JsonNode object, String name) {
        return line(object.path(name).asString(""));
    }

    /** Text in one line. */
    public static String line(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u0080-\\u009f\\u2028-\\u202e\\u2066-\\u2069]", "?");
    }

    /** Text in one line of at most so many characters, with an ellipsis where it was cut. */
    public static String cut(String text, int most) {
        var line = line(text);
        return line.length() <= most ? line : line.substring(0, most - 1) + "…";
    }
}
