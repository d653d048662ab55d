package dev.everpost.capacity;

import dev.everpost.message.MessageClass;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/**
 * Counted traffic as bytes, for keeping: a line for each rule and class, {@code class TAB rule TAB hour:count hour:count}. Lines
 * that make no sense are left out when they are read.
 */
public final class TrafficText {

    private TrafficText() {}

    /** Some 3 kB for each rule and class. */
    public static byte[] write(Traffic traffic) {
        return traffic.all().entrySet().stream()
                .map(entry -> line(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String line(Traffic.Mail mail, Hours hours) {
        var counts = hours.all().entrySet().stream()
                .map(each -> each.getKey() + ":" + each.getValue())
                .collect(Collectors.joining(" "));
        return mail.messageClass().label() + "\t" + mail.rule().replaceAll("[\\p{Cntrl}]", " ") + "\t" + counts + "\n";
    }

    /** Adds what was kept. */
    public static void read(byte[] kept, Traffic into) {
        new String(kept, StandardCharsets.UTF_8).lines().forEach(line -> {
            var parts = line.split("\t", -1);
            if (parts.length == 3) {
                MessageClass.parse(parts[0]).ifPresent(of -> counts(new Traffic.Mail(parts[1], of), parts[2], into));
            }
        });
    }

    private static void counts(Traffic.Mail mail, String counts, Traffic into) {
        for (var count : counts.split(" ", -1)) {
            if (count.matches("\\d{1,12}:\\d{1,12}")) {
                int colon = count.indexOf(':');
                into.restore(
                        mail, Long.parseLong(count.substring(0, colon)), Long.parseLong(count.substring(colon + 1)));
            }
        }
    }
}
