package dev.everpost.provider.mx.sts;

import dev.everpost.provider.mx.sts.StsPolicy.Mode;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Policies as lines of text: domain, id of the record, mode, when it ends and when it is fetched anew (milliseconds since 1970), how
 * long it may be believed (seconds) and its exchangers, with tabs between. A line that is cut or of another form is left out.
 */
final class PolicyBook {

    /** What does not fit is fetched again after a restart: a stranger's policy may name a thousand exchangers. */
    static final int LENGTH_MAX = 2 << 20;

    private static final int FIELDS = 7;
    private static final Pattern NUMBER = Pattern.compile("\\d{1,15}");

    private PolicyBook() {}

    /** One policy of one domain. */
    record Line(String domain, String id, StsPolicy policy, Instant ends, Instant fetch) {}

    /** The last lines first, as far as they fit. */
    static String write(List<Line> lines) {
        var book = new StringBuilder();
        for (var line : lines.reversed()) {
            var text = write(line);
            if (book.length() + text.length() <= LENGTH_MAX) {
                book.append(text);
            }
        }
        return book.toString();
    }

    static List<Line> read(String book) {
        return book.lines()
                .map(line -> line.split("\t", -1))
                .flatMap(fields -> read(fields).stream())
                .toList();
    }

    private static String write(Line line) {
        return String.join(
                        "\t",
                        line.domain(),
                        line.id(),
                        line.policy().mode().name().toLowerCase(Locale.ROOT),
                        String.valueOf(line.ends().toEpochMilli()),
                        String.valueOf(line.fetch().toEpochMilli()),
                        String.valueOf(line.policy().maxAge().toSeconds()),
                        String.join(",", line.policy().mx()))
                + "\n";
    }

    private static Optional<Line> read(String[] fields) {
        if (fields.length != FIELDS || !Arrays.stream(fields, 3, 6).allMatch(NUMBER.asMatchPredicate())) {
            return Optional.empty();
        }
        return mode(fields[2])
                .map(mode -> new StsPolicy(
                        mode, List.of(fields[6].split(",")), Duration.ofSeconds(Long.parseLong(fields[5]))))
                .map(policy -> new Line(fields[0], fields[1], policy, time(fields[3]), time(fields[4])));
    }

    private static Optional<Mode> mode(String word) {
        return Arrays.stream(Mode.values())
                .filter(mode -> mode.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst();
    }

    private static Instant time(String millis) {
        return Instant.ofEpochMilli(Long.parseLong(millis));
    }
}
