package dev.everpost.provider.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** A table of a page of the reference, as specs read it. */
public final class DocTable {

    private DocTable() {}

    /** The rows below the header row that begins like this, each as its cells without back-ticks. */
    public static List<List<String>> rows(String page, String header) {
        try {
            var lines = Files.readAllLines(Path.of("docs/reference", page));
            return lines.stream()
                    .dropWhile(line -> !line.startsWith(header))
                    .skip(2)
                    .takeWhile(line -> line.startsWith("|"))
                    .map(DocTable::cells)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<String> cells(String line) {
        var cells = line.split("\\|", -1);
        return Arrays.stream(cells, 1, cells.length - 1)
                .map(cell -> cell.replace("`", "").strip())
                .toList();
    }
}
