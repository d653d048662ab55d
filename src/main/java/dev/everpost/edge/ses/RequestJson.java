package dev.everpost.edge.ses;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JacksonException.Reference;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/** Reads small request bodies into records; unknown members are passed over, values of another type are refused. Thread-safe. */
final class RequestJson {

    private static final int DEPTH_MAX = 32;
    private static final int CHARS_MAX = 12 * 1024 * 1024;

    private final JsonMapper json = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH_MAX)
                            .maxStringLength(CHARS_MAX)
                            .build())
                    .build())
            .propertyNamingStrategy(PropertyNamingStrategies.UPPER_CAMEL_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(
                    LogicalType.Textual,
                    coercion -> coercion.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .build();

    /** Reads one object; no body at all is an object without members. */
    <T> Reading<T> read(byte[] body, Class<T> type) {
        try {
            T value = json.readValue(body.length == 0 ? new byte[] {'{', '}'} : body, type);
            return value == null ? wrong("the body must be a JSON object") : new Reading.Read<>(value);
        } catch (DatabindException wrongType) {
            return wrong("a value has the wrong type at " + pointer(wrongType));
        } catch (JacksonException malformed) {
            var at = malformed.getLocation();
            return wrong("the body is not JSON"
                    + (at == null ? "" : ": line " + at.getLineNr() + ", column " + at.getColumnNr()));
        }
    }

    private static String pointer(DatabindException problem) {
        var path = new StringBuilder();
        for (Reference step : problem.getPath()) {
            path.append('/').append(step.getPropertyName() == null ? step.getIndex() : step.getPropertyName());
        }
        return path.isEmpty() ? "/" : path.toString();
    }

    private static <T> Reading<T> wrong(String why) {
        return new Reading.Wrong<>(Fault.serialization(why));
    }
}
