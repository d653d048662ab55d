package dev.everpost.app.cli;

import java.util.ArrayList;
import java.util.List;

/** Rows in columns as wide as their widest cell, two spaces apart. */
public final class Table {

    private final List<List<String>> rows = new ArrayList<>();

    /** Adds a row. */
    public Table row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    /** The lines, without spaces at their ends. */
    public List<String> lines() {
        var widths = new int[rows.stream().mapToInt(List::size).max().orElse(0)];
        for (var row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], Paint.width(row.get(i)));
            }
        }
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private static String line(List<String> row, int[] widths) {
        var line = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            line.append(row.get(i)).repeat(' ', widths[i] - Paint.width(row.get(i)) + 2);
        }
        return line.toString().stripTrailing();
    }
}
