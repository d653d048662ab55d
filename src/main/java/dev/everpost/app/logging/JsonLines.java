package dev.everpost.app.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import java.io.StringWriter;
import org.slf4j.event.KeyValuePair;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/**
 * Log lines for machines: one JSON object a line with time, level, logger, msg, the event's key values, and trace.
 *
 * <p>Everything outside ASCII is escaped, so nothing in a line can be taken for a line end. Thread-safe.
 */
final class JsonLines extends Lines {

    private final JsonFactory json =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    @Override
    String line(ILoggingEvent event) {
        var line = new StringWriter(256);
        try (var out = json.createGenerator(ObjectWriteContext.empty(), line)) {
            out.writeStartObject();
            out.writeStringProperty("time", event.getInstant().toString());
            out.writeStringProperty("level", event.getLevel().toString());
            out.writeStringProperty("logger", event.getLoggerName());
            out.writeStringProperty("msg", event.getFormattedMessage());
            if (event.getKeyValuePairs() != null) {
                event.getKeyValuePairs().forEach(pair -> write(out, pair));
            }
            var trace = trace(event);
            if (!trace.isEmpty()) {
                out.writeStringProperty("trace", trace);
            }
            out.writeEndObject();
        }
        return line.append('\n').toString();
    }

    private static void write(JsonGenerator out, KeyValuePair pair) {
        switch (pair.value) {
            case Integer number -> out.writeNumberProperty(pair.key, number);
            case Long number -> out.writeNumberProperty(pair.key, number);
            case Boolean truth -> out.writeBooleanProperty(pair.key, truth);
            case null -> out.writeNullProperty(pair.key);
            case Object other -> out.writeStringProperty(pair.key, other.toString());
        }
    }
}
