package dev.everpost.pool;

import dev.everpost.pool.Progress.Ended;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What is kept of a pool, as text: a line for its progress, and one for each count. Lines that make no sense are left out. */
final class State {

    private static final String NUMBER = "-?\\d{1,18}";

    private State() {}

    /** {@code exact}: nothing is under way, so what was granted beyond the count is not needed. */
    static byte[] write(Berths berths, boolean exact) {
        var out = new StringBuilder();
        var progress = berths.progress();
        if (progress != null) {
            var kept = progress.kept();
            out.append("progress ")
                    .append(kept.stage())
                    .append(' ')
                    .append(kept.day())
                    .append(' ');
            out.append(kept.accepted())
                    .append(' ')
                    .append(kept.bounced())
                    .append(' ')
                    .append(kept.complained());
            out.append(' ').append(kept.ended()).append('\n');
        }
        berths.meters()
                .forEach((name, meter) -> out.append("meter ")
                        .append(name)
                        .append(' ')
                        .append(meter.period())
                        .append(' ')
                        .append(exact ? meter.count() : meter.granted())
                        .append('\n'));
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    static void read(byte[] kept, Berths into) {
        new String(kept, StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.split(" "))
                .forEach(parts -> {
                    var progress = into.progress();
                    if (parts.length == 7
                            && parts[0].equals("progress")
                            && areNumbers(parts, 1, 6)
                            && progress != null) {
                        progress.restore(progress(parts));
                    }
                    var meter = parts.length == 4 && parts[0].equals("meter")
                            ? into.meters().get(parts[1])
                            : null;
                    if (meter != null && areNumbers(parts, 2, 4)) {
                        meter.restore(Long.parseLong(parts[2]), Long.parseLong(parts[3]));
                    }
                });
    }

    private static Progress.Kept progress(String[] parts) {
        var ended = Arrays.stream(Ended.values())
                .filter(each -> each.name().equals(parts[6]))
                .findFirst()
                .orElse(Ended.NONE);
        return new Progress.Kept(
                (int) Math.min(Plan.DAYS_MAX, Math.max(0, Long.parseLong(parts[1]))),
                Long.parseLong(parts[2]),
                Long.parseLong(parts[3]),
                Long.parseLong(parts[4]),
                Long.parseLong(parts[5]),
                ended);
    }

    private static boolean areNumbers(String[] parts, int from, int to) {
        return Arrays.stream(parts, from, to).allMatch(part -> part.matches(NUMBER));
    }
}
