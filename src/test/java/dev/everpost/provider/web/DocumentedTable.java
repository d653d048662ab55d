package dev.everpost.provider.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A table of a page under {@code docs/reference}, so that a spec can hold the page against the code row by row. */
public final class DocumentedTable {

    private DocumentedTable() {}

    /** The cells of each row below the heading that begins with this cell, without the marks of code. */
    public static List<List<String>> rows(String page, String firstHeading) {
        var rows = new ArrayList<List<String>>();
        boolean inside = false;
        for (var line : lines(page)) {
            if (!line.startsWith("|")) {
                inside = false;
            } else if (line.startsWith("| " + firstHeading + " |")) {
                inside = true;
            } else if (inside && !line.startsWith("|---")) {
                rows.add(cells(line));
            }
        }
        return rows;
    }

    private static List<String> cells(String line) {
        var cells = line.substring(1, line.length() - 1).split("\\|", -1);
        return Arrays.stream(cells).map(String::strip).toList();
    }

    private static List<String> lines(String page) {
        try {
            return Files.readAllLines(Path.of("docs", "reference", page));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
