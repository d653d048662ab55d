package dev.everpost.route;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Hours of the week, as {@code Mon-Fri 08:00-18:00 Europe/Berlin}: days (every day without), a time of the day, a zone (UTC without).
 * A window that ends before it begins goes on after midnight and belongs to the day on which it began.
 *
 * @param words as it was written
 */
public record TimeWindow(Set<DayOfWeek> days, LocalTime from, LocalTime to, ZoneId zone, String words) {

    private static final Pattern FORM = Pattern.compile(
            "(?:([A-Za-z]{3}(?:[-,][A-Za-z]{3}){0,6}) )?(\\d{2}:\\d{2})-(\\d{2}:\\d{2})(?: ([A-Za-z0-9_+/-]{1,40}))?");
    private static final List<String> NAMES = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final String MIDNIGHT = "24:00";

    public TimeWindow {
        days = Set.copyOf(days);
    }

    /** Reads what is written; empty when it is no window, or its zone does not exist. */
    public static Optional<TimeWindow> parse(String text) {
        var form = FORM.matcher(text.strip());
        if (!form.matches()) {
            return Optional.empty();
        }
        try {
            var days = form.group(1) == null ? EnumSet.allOf(DayOfWeek.class) : days(form.group(1));
            var to = form.group(3).equals(MIDNIGHT) ? LocalTime.MIDNIGHT : LocalTime.parse(form.group(3));
            var zone = form.group(4) == null ? ZoneOffset.UTC : ZoneId.of(form.group(4));
            return Optional.of(new TimeWindow(days, LocalTime.parse(form.group(2)), to, zone, text.strip()));
        } catch (DateTimeException wrong) {
            return Optional.empty();
        }
    }

    /** Whether it is such a time now. */
    public boolean contains(Instant now) {
        var local = now.atZone(zone);
        var time = local.toLocalTime();
        var today = local.getDayOfWeek();
        if (from.isBefore(to)) {
            return days.contains(today) && !time.isBefore(from) && time.isBefore(to);
        }
        return !time.isBefore(from) ? days.contains(today) : time.isBefore(to) && days.contains(today.minus(1));
    }

    private static EnumSet<DayOfWeek> days(String text) {
        var days = EnumSet.noneOf(DayOfWeek.class);
        for (var part : text.split(",")) {
            var ends = part.split("-");
            var last = day(ends[ends.length - 1]);
            for (var day = day(ends[0]); day != last; day = day.plus(1)) {
                days.add(day);
            }
            days.add(last);
        }
        return days;
    }

    private static DayOfWeek day(String name) {
        int place = NAMES.indexOf(name.toLowerCase(Locale.ROOT));
        if (place < 0) {
            throw new DateTimeException("no day of the week: " + name);
        }
        return DayOfWeek.of(place + 1);
    }
}
