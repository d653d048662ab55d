package dev.everpost.app.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;
import tools.jackson.databind.json.JsonMapper;

class LogLinesTest {

    private static final String FORGED = "gone\r\n2026-11-22T00:00:00.000Z INFO  all is well\u001b[2J \u202e\u2028";

    private final LoggerContext context = new LoggerContext();

    @Test
    void aTextLineHasTimeLevelRoomMessageAndKeyValues() {
        var event = event("listening", null);
        event.addKeyValuePair(new KeyValuePair("address", "127.0.0.1:2525"));
        event.addKeyValuePair(new KeyValuePair("reply", "421 too busy"));
        event.addKeyValuePair(new KeyValuePair("empty", ""));

        assertThat(text(event))
                .isEqualTo("2026-11-22T02:10:00.120Z INFO  smtp  listening address=127.0.0.1:2525"
                        + " reply=\"421 too busy\" empty=\"\"\n");
    }

    @Test
    void nothingAStrangerWritesMakesASecondTextLine() {
        var event = event(FORGED, new IllegalStateException(FORGED));
        event.addKeyValuePair(new KeyValuePair("reply", "a\nb"));

        var lines = text(event).lines().toList();

        assertThat(lines.getFirst())
                .contains("gone\\r\\n2026-11-22T00:00:00.000Z INFO  all is well\\u001b[2J \\u202e\\u2028 reply=a\\nb");
        assertThat(lines.subList(1, lines.size())).isNotEmpty().allMatch(line -> line.startsWith("    "));
    }

    @Test
    void aJsonLineIsOneObjectWithTypedValues() {
        var event = event("commit", new IllegalStateException("disk gone"));
        event.addKeyValuePair(new KeyValuePair("changes", 12));
        event.addKeyValuePair(new KeyValuePair("durable", true));
        event.addKeyValuePair(new KeyValuePair("message", null));

        var object = new JsonMapper().readTree(json(event));

        assertThat(object.propertyNames())
                .containsExactly("time", "level", "logger", "msg", "changes", "durable", "message", "trace");
        assertThat(object.get("time").stringValue()).isEqualTo("2026-11-22T02:10:00.120Z");
        assertThat(object.get("changes").intValue()).isEqualTo(12);
        assertThat(object.get("durable").booleanValue()).isTrue();
        assertThat(object.get("message").isNull()).isTrue();
        assertThat(object.get("trace").stringValue()).contains("IllegalStateException: disk gone");
    }

    @Test
    void nothingAStrangerWritesMakesASecondJsonLineAndNothingIsLost() {
        var line = json(event(FORGED, null));

        assertThat(line.lines()).hasSize(1);
        assertThat(line).isPrintable().doesNotContain("\u2028", "\u202e", "\u001b");
        assertThat(new JsonMapper().readTree(line).get("msg").stringValue()).isEqualTo(FORGED);
    }

    private static String text(LoggingEvent event) {
        return new String(new TextLines().encode(event), StandardCharsets.UTF_8);
    }

    private static String json(LoggingEvent event) {
        return new String(new JsonLines().encode(event), StandardCharsets.UTF_8).stripTrailing();
    }

    private LoggingEvent event(String message, @Nullable Throwable thrown) {
        var logger = context.getLogger("dev.everpost.smtp.SmtpServer");
        var event = new LoggingEvent("", logger, Level.INFO, message, thrown, null);
        event.setInstant(Instant.parse("2026-11-22T02:10:00.120Z"));
        return event;
    }
}
