package dev.everpost.anomaly.nab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The timestamps and one column of numbers of a CSV file with a heading. Immutable. */
final class CsvColumns {

    private static final int LARGEST = 64 * 1024 * 1024;
    private static final int TIME_LENGTH = 19;

    private final List<Instant> times = new ArrayList<>();
    private final List<Double> numbers = new ArrayList<>();

    private CsvColumns() {}

    /**
     * Reads a file of at most 64 MiB.
     *
     * @throws IOException if it is missing, too large, or has a row without a time or number; with words for people
     */
    static CsvColumns read(Path file, String column) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException(file + " is missing");
        }
        if (Files.size(file) > LARGEST) {
            throw new IOException(file + " is larger than 64 MiB");
        }
        var lines = Files.readAllLines(file);
        int index = lines.isEmpty() ? -1 : List.of(lines.getFirst().split(",")).indexOf(column);
        if (index < 0) {
            throw new IOException(file + " has no column " + column);
        }
        var columns = new CsvColumns();
        for (int line = 1; line < lines.size(); line++) {
            columns.add(file, line + 1, lines.get(line).split(","), index);
        }
        return columns;
    }

    /** A time as the corpus writes it, {@code 2014-02-14 14:27:00} with or without a fraction, taken as UTC. */
    static Instant time(String text) {
        if (text.length() < TIME_LENGTH) {
            throw new DateTimeException("too short for a time");
        }
        return LocalDateTime.parse(text.substring(0, TIME_LENGTH).replace(' ', 'T'))
                .toInstant(ZoneOffset.UTC);
    }

    List<Instant> times() {
        return times;
    }

    double[] numbers() {
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private void add(Path file, int line, String[] cells, int index) throws IOException {
        try {
            times.add(time(cells[0]));
            numbers.add(Double.parseDouble(cells[index]));
        } catch (DateTimeException | NumberFormatException | ArrayIndexOutOfBoundsException wrong) {
            throw new IOException(file + " line " + line + " has no time and number", wrong);
        }
    }
}
