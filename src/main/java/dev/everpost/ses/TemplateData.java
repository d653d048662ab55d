package dev.everpost.ses;

import dev.everpost.ses.SesError.Kind;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The JSON objects that fill templates. */
final class TemplateData {

    /** Numbers keep their digits: they are shown to people. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private TemplateData() {}

    /** The data itself when it is a JSON object, or nothing at all. */
    static Result<String> check(@Nullable String data) {
        return merged(data, null);
    }

    /** The default data with the members of the entry's in place of its own. */
    static Result<String> merged(@Nullable String defaults, @Nullable String own) {
        return object(defaults)
                .then(base -> object(own).then(over -> {
                    base.setAll(over);
                    return Result.done(base.toString());
                }));
    }

    private static Result<ObjectNode> object(@Nullable String text) {
        try {
            var json = JSON.readTree(Objects.requireNonNullElse(text, "{}"));
            return json instanceof ObjectNode object
                    ? Result.done(object)
                    : Result.failed(Kind.INVALID_RENDERING_PARAMETER, "Template data must be a JSON object.");
        } catch (JacksonException malformed) {
            return Result.failed(
                    Kind.INVALID_RENDERING_PARAMETER, "Template data is not JSON: " + malformed.getOriginalMessage());
        }
    }
}
