package dev.everpost.app.demo;

import dev.everpost.app.cli.Plain;
import java.util.ArrayList;
import java.util.List;

/** Text broken at spaces, under the indent of its first line. */
final class Wrapped {

    private static final int LINES_MAX = 3;

    private Wrapped() {}

    /** At most so many columns; text that would need more than a few lines is cut. */
    static List<String> lines(String indent, String text, int columns) {
        var lines = new ArrayList<String>();
        int width = columns - indent.length();
        var rest = Plain.line(text);
        while (rest.length() > width && lines.size() < LINES_MAX - 1) {
            int space = rest.lastIndexOf(' ', width);
            int end = space > width / 2 ? space : width;
            lines.add(rest.substring(0, end).stripTrailing());
            rest = rest.substring(end).stripLeading();
        }
        lines.add(Plain.cut(rest, width));
        return indented(indent, lines);
    }

    private static List<String> indented(String indent, List<String> lines) {
        var under = " ".repeat(indent.length());
        var all = new ArrayList<String>();
        lines.forEach(line -> all.add((all.isEmpty() ? indent : under) + line));
        return all;
    }
}
