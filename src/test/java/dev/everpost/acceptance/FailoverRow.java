package dev.everpost.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.scenario.Fault;
import dev.everpost.scenario.FaultReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A line of the reference's table: a fault, what the provider's attempt comes to, and where the message goes then.
 *
 * @param name of its provider and its mail in the test
 * @param kept the fault strikes a connection that has carried mail before
 */
record FailoverRow(
        String name,
        String text,
        Fault fault,
        boolean ses,
        boolean kept,
        String outcome,
        String after,
        String then,
        int copies) {

    static final String RECEIVER = "receiver.example";
    private static final Path REFERENCE = Path.of("docs/reference/failover.md");
    private static final Pattern LINE = Pattern.compile(
            "\\| `(fault: [^`]+)` \\| (smtp|ses)(, kept connection)? \\| ([A-Za-z_ ]+) \\| ([a-z0-9 -]+) \\| ([a-z_ ]+) \\| (\\d) \\|");

    /** All lines, in the order of the file. */
    static List<FailoverRow> all() throws IOException {
        var rows = new ArrayList<FailoverRow>();
        for (var line : Files.readAllLines(REFERENCE)) {
            var cells = LINE.matcher(line);
            if (cells.matches()) {
                rows.add(new FailoverRow(
                        "row-" + (rows.size() + 1),
                        cells.group(2) + (cells.group(3) == null ? "" : " kept") + " " + cells.group(1),
                        FaultReader.parse(line, "{ " + cells.group(1) + " }"),
                        cells.group(2).equals("ses"),
                        cells.group(3) != null,
                        cells.group(4),
                        cells.group(5),
                        cells.group(6),
                        Integer.parseInt(cells.group(7))));
            } else {
                assertThat(line).as("a row that nobody reads").doesNotStartWith("| `fault:");
            }
        }
        return rows;
    }

    /** How long the attempt waits for the provider with critical mail, by the settings that ship. */
    Duration patience() {
        return switch (after) {
            case "connect", "command" -> Duration.ofMillis(1500);
            case "2 commands" -> Duration.ofSeconds(3);
            case "answer" -> Duration.ofSeconds(4);
            case "at once", "-" -> Duration.ZERO;
            default -> throw new AssertionError("what is '" + after + "'?");
        };
    }

    boolean changesProvider() {
        return switch (then) {
            case "next provider", "on_unknown" -> true;
            case "later", "refused", "carried" -> false;
            default -> throw new AssertionError("what is '" + then + "'?");
        };
    }

    /** As the API names it. */
    String apiOutcome() {
        var words = outcome.split(" ");
        var kind = words[0].replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
        return words.length == 1 ? kind : kind + " " + words[1].toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return text;
    }
}
