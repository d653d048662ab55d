package dev.everpost.edge.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * The API's dialect of JSON: snake_case names, lower-case enums, RFC 3339 times in UTC with milliseconds, no nulls; on
 * reading, no duplicate names, no trailing text, at most {@value #NESTING_MAX} levels and {@value #TOKENS_MAX} tokens.
 */
public final class Json {

    /** Deeper input is refused. */
    public static final int NESTING_MAX = 20;
    /**
     * Input of more brackets, names and values is refused. A message with every list full has a tenth of it; without a
     * limit a body of brackets takes thirty times its size in memory.
     */
    public static final int TOKENS_MAX = 50_000;
    /** Longer strings are refused: 40 MiB of content in base64, and some. */
    public static final int STRING_LENGTH_MAX = 60 * 1024 * 1024;

    /** Thread-safe. */
    public static final JsonMapper MAPPER = mapper();

    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private Json() {}

    /** Writes a value. */
    public static byte[] bytes(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    /** A time as the API writes it. */
    public static String time(Instant instant) {
        return MILLIS.format(instant);
    }

    private static JsonMapper mapper() {
        var constraints = StreamReadConstraints.builder()
                .maxNestingDepth(NESTING_MAX)
                .maxTokenCount(TOKENS_MAX)
                .maxStringLength(STRING_LENGTH_MAX)
                .build();
        var factory = JsonFactory.builder()
                .streamReadConstraints(constraints)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        return JsonMapper.builder(factory)
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .changeDefaultPropertyInclusion(ignored -> JsonInclude.Value.ALL_NON_NULL)
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
                .addModule(new SimpleModule("everpost").addSerializer(Instant.class, new Rfc3339()))
                .build();
    }

    private static final class Rfc3339 extends ValueSerializer<Instant> {
        @Override
        public void serialize(Instant value, JsonGenerator out, SerializationContext context) {
            out.writeString(time(value));
        }
    }
}
