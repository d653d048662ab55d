package dev.everpost.health.feed.format;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Times as status pages write them: ISO 8601, RFC 822 with zones in letters, seconds or milliseconds since 1970. */
final class FeedTimes {

    /** RFC 822 section 5.1 has the American ones; AWS writes PDT and PST. */
    private static final Map<String, ZoneOffset> ZONES = Map.ofEntries(
            Map.entry("GMT", ZoneOffset.UTC),
            Map.entry("UTC", ZoneOffset.UTC),
            Map.entry("UT", ZoneOffset.UTC),
            Map.entry("Z", ZoneOffset.UTC),
            Map.entry("PDT", ZoneOffset.ofHours(-7)),
            Map.entry("PST", ZoneOffset.ofHours(-8)),
            Map.entry("MDT", ZoneOffset.ofHours(-6)),
            Map.entry("MST", ZoneOffset.ofHours(-7)),
            Map.entry("CDT", ZoneOffset.ofHours(-5)),
            Map.entry("CST", ZoneOffset.ofHours(-6)),
            Map.entry("EDT", ZoneOffset.ofHours(-4)),
            Map.entry("EST", ZoneOffset.ofHours(-5)));

    private static final DateTimeFormatter RFC_822 =
            DateTimeFormatter.ofPattern("d MMM yyyy H:mm[:ss]", Locale.ENGLISH);

    private static final Pattern LETTERS = Pattern.compile(
            "(?:[A-Za-z]{3,9},?\\s+)?(\\d{1,2} [A-Za-z]{3} \\d{4} \\d{1,2}:\\d{2}(?::\\d{2})?)\\s+(\\S{1,6})");

    private static final Pattern COMPACT_OFFSET = Pattern.compile("([+-]\\d{2})(\\d{2})$");
    private static final long MILLIS_FROM = 100_000_000_000L;
    private static final int LENGTH_MAX = 64;

    /** What lies beyond is no time but a mistake, or an attack on arithmetic. */
    private static final Instant LAST = Instant.parse("2200-01-01T00:00:00Z");

    private FeedTimes() {}

    /** Null for what is no time, such as an empty text. */
    static @Nullable Instant parse(String text) {
        var time = text.strip();
        if (time.isEmpty() || time.length() > LENGTH_MAX) {
            return null;
        }
        try {
            var read = time.matches("\\d{1,13}") ? epoch(Long.parseLong(time)) : written(time);
            return read != null && read.isAfter(Instant.EPOCH) && read.isBefore(LAST) ? read : null;
        } catch (DateTimeException noTime) {
            return null;
        }
    }

    private static Instant epoch(long number) {
        return number < MILLIS_FROM ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number);
    }

    private static @Nullable Instant written(String time) {
        var letters = LETTERS.matcher(time);
        if (letters.matches()) {
            var zone = zone(letters.group(2));
            return zone == null
                    ? null
                    : LocalDateTime.parse(letters.group(1), RFC_822).toInstant(zone);
        }
        var iso = COMPACT_OFFSET.matcher(time.replace(' ', 'T')).replaceFirst("$1:$2");
        return iso.matches(".*T.*([Zz]|[+-]\\d{2}:\\d{2})")
                ? OffsetDateTime.parse(iso).toInstant()
                : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
    }

    private static @Nullable ZoneOffset zone(String text) {
        return text.matches("[+-]\\d{4}") ? ZoneOffset.of(text) : ZONES.get(text.toUpperCase(Locale.ROOT));
    }
}
