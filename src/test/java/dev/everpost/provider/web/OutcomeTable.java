package dev.everpost.provider.web;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The tables of errors and events of a vendor's page in docs/reference; a cell of several values by commas is several rows. */
public final class OutcomeTable {

    private OutcomeTable() {}

    /** An error and its outcome, such as {@code TryLater THROTTLED}. */
    public record Row(int status, String code, String words, String outcome) {}

    /** A webhook's event and its report. */
    public record Told(String event, String report, String reason) {}

    /** The rows whose columns are HTTP status, code, words, outcome. */
    public static Stream<Row> of(String page) {
        return DocumentedTable.rows(page, "HTTP").stream()
                .flatMap(cells -> values(cells, 0)
                        .flatMap(status -> values(cells, 1)
                                .map(code -> new Row(
                                        Integer.parseInt(status), code, bare(cells.get(2)), outcome(cells.get(3))))));
    }

    /** The rows whose columns are event, report, reason. */
    public static Stream<Told> events(String page) {
        return DocumentedTable.rows(page, "event").stream()
                .flatMap(cells ->
                        values(cells, 0).map(event -> new Told(event, bare(cells.get(1)), bare(cells.get(2)))));
    }

    private static Stream<String> values(List<String> cells, int column) {
        return Arrays.stream(cells.get(column).split(", ")).map(OutcomeTable::bare);
    }

    private static String bare(String cell) {
        return cell.replaceAll("[`\"]", "").replaceAll("^any$|^none$", "");
    }

    /** {@code `TryLater(THROTTLED)`, with Retry-After} is {@code TryLater THROTTLED}. */
    private static String outcome(String cell) {
        return cell.replaceFirst("^`([A-Za-z]+)(?:\\(([A-Z_]+)\\))?`.*", "$1 $2")
                .strip();
    }
}
