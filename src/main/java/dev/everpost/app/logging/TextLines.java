package dev.everpost.app.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Log lines for people: {@code 2026-11-22T02:10:00.123Z INFO  smtp  listening address=127.0.0.1:2525}.
 *
 * <p>One event is one line, whatever a stranger put into it; a stack trace follows in indented lines. Thread-safe.
 */
final class TextLines extends Lines {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    @Override
    String line(ILoggingEvent event) {
        var line = new StringBuilder(160);
        TIME.formatTo(event.getInstant(), line);
        line.append(' ')
                .append(event.getLevel())
                .repeat(' ', 6 - event.getLevel().toString().length());
        line.append(shortName(event.getLoggerName())).append("  ").append(Escaped.text(event.getFormattedMessage()));
        if (event.getKeyValuePairs() != null) {
            event.getKeyValuePairs()
                    .forEach(pair -> line.append(' ')
                            .append(Escaped.text(pair.key))
                            .append('=')
                            .append(Escaped.value(String.valueOf(pair.value))));
        }
        line.append('\n');
        trace(event)
                .lines()
                .forEach(frame ->
                        line.append("    ").append(Escaped.text(frame.strip())).append('\n'));
        return line.toString();
    }
}
