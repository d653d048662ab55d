package dev.everpost.edge.ses;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A table of docs/reference/ses-support.md. */
public record SupportTable(List<Row> rows) {

    private static final Path PAGE = Path.of("docs", "reference", "ses-support.md");

    /** An operation, and whether the page says that it is offered. */
    public record Row(String operation, String offered) {}

    /** The table under a heading. */
    public static SupportTable under(String heading) throws IOException {
        var page = Files.readString(PAGE);
        var section = page.substring(page.indexOf("\n" + heading + "\n") + heading.length() + 2);
        int end = section.indexOf("\n## ");
        return new SupportTable((end < 0 ? section : section.substring(0, end))
                .lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| operation"))
                .map(line -> line.split(" *\\| *"))
                .map(cells -> new Row(cells[1], cells[2]))
                .toList());
    }

    /** The operations that the page says are offered, or are not. */
    public Set<String> operations(String offered) {
        return rows.stream()
                .filter(row -> row.offered().equals(offered))
                .map(Row::operation)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
