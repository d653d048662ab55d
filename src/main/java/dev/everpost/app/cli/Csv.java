package dev.everpost.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Lines of comma-separated values as RFC 4180 has them, without line breaks inside a value. */
final class Csv {

    private Csv() {}

    static String line(List<String> cells) {
        return cells.stream().map(Csv::quoted).collect(Collectors.joining(","));
    }

    /** The cells of a line; empty when a quote is not closed, or something follows a closed one. */
    static Optional<List<String>> cells(String line) {
        var cells = new ArrayList<String>();
        int from = 0;
        while (from <= line.length()) {
            int end = line.startsWith("\"", from) ? endOfQuoted(line, from) : endOfPlain(line, from);
            if (end < 0) {
                return Optional.empty();
            }
            cells.add(value(line.substring(from, end)));
            from = end + 1;
        }
        return Optional.of(cells);
    }

    private static int endOfPlain(String line, int from) {
        int comma = line.indexOf(',', from);
        return comma < 0 ? line.length() : comma;
    }

    private static int endOfQuoted(String line, int from) {
        int quote = line.indexOf('"', from + 1);
        while (quote >= 0 && line.startsWith("\"", quote + 1)) {
            quote = line.indexOf('"', quote + 2);
        }
        boolean ends = quote + 1 == line.length() || line.startsWith(",", quote + 1);
        return quote >= 0 && ends ? quote + 1 : -1;
    }

    private static String value(String cell) {
        return cell.startsWith("\"") ? cell.substring(1, cell.length() - 1).replace("\"\"", "\"") : cell.strip();
    }

    private static String quoted(String cell) {
        return cell.contains(",") || cell.contains("\"") || !cell.equals(cell.strip())
                ? "\"" + cell.replace("\"", "\"\"") + "\""
                : cell;
    }
}
