package dev.everpost.app.cli;

import java.util.regex.Pattern;

/** Colours, or none: only on a terminal, and not when NO_COLOR is set. */
public record Paint(boolean colours) {

    private static final Pattern ESCAPES = Pattern.compile("\u001b\\[[0-9;]*m");

    public String good(String text) {
        return painted("32", text);
    }

    public String warning(String text) {
        return painted("33", text);
    }

    public String bad(String text) {
        return painted("31", text);
    }

    public String faint(String text) {
        return painted("2", text);
    }

    public String strong(String text) {
        return painted("1", text);
    }

    /** A provider's standing or a recipient's state in the colour of its meaning. */
    public String state(String state) {
        return switch (state) {
            case "up", "handed_over", "accepted", "finished" -> good(state.replace('_', ' '));
            case "down", "refused", "expired" -> bad(state.replace('_', ' '));
            default -> warning(state.replace('_', ' '));
        };
    }

    /** The characters that a text takes on the screen. */
    public static int width(String text) {
        var visible = ESCAPES.matcher(text).replaceAll("");
        return visible.codePointCount(0, visible.length());
    }

    private String painted(String code, String text) {
        return colours && !text.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
