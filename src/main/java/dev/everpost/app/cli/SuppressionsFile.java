package dev.everpost.app.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Suppressed addresses as a CSV file: address, reason, source, at, until. Only the address must be there. */
final class SuppressionsFile {

    static final List<String> COLUMNS = List.of("address", "reason", "source", "at", "until");

    private SuppressionsFile() {}

    /** What a file holds. */
    sealed interface Content {
        record Entries(List<Entry> entries) implements Content {}

        /** Nothing of a file with a line that means nothing is used. */
        record Wrong(int line, String why) implements Content {}
    }

    /** One line; {@code fields} is the body of the call that lists it. */
    record Entry(int line, String address, Map<String, String> fields) {}

    static Content read(List<String> lines) {
        var entries = new ArrayList<Entry>();
        for (int i = 0; i < lines.size(); i++) {
            var cells = Csv.cells(lines.get(i));
            var why = cells.map(SuppressionsFile::flaw).orElse(Optional.of("a quote is not closed"));
            boolean skipped = lines.get(i).isBlank() || i == 0 && lines.get(i).startsWith("address");
            if (!skipped && why.isPresent()) {
                return new Content.Wrong(i + 1, why.get());
            }
            if (!skipped) {
                entries.add(entry(i + 1, cells.orElseThrow()));
            }
        }
        return new Content.Entries(entries);
    }

    private static Optional<String> flaw(List<String> cells) {
        if (cells.size() > COLUMNS.size()) {
            return Optional.of(cells.size() + " values; at most " + COLUMNS.size() + ": " + String.join(",", COLUMNS));
        }
        var address = cells.getFirst();
        int at = address.indexOf('@');
        return at > 0 && at < address.length() - 1
                ? Optional.empty()
                : Optional.of("'" + Plain.line(address) + "' is not an e-mail address");
    }

    private static Entry entry(int line, List<String> cells) {
        var fields = new LinkedHashMap<String, String>();
        for (int i = 1; i < cells.size(); i++) {
            if (!cells.get(i).isEmpty()) {
                fields.put(COLUMNS.get(i), cells.get(i));
            }
        }
        return new Entry(line, cells.getFirst(), fields);
    }
}
