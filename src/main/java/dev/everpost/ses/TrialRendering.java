package dev.everpost.ses;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.everpost.message.EmailAddress;
import dev.everpost.mime.Composer;
import dev.everpost.mime.Composition;
import dev.everpost.mime.HeaderBlock;
import dev.everpost.mime.Letter;
import dev.everpost.mime.NamedAddress;
import dev.everpost.ses.SesError.Kind;
import dev.everpost.template.EmailTemplate;
import dev.everpost.template.Missing;
import dev.everpost.template.Rendering;
import dev.everpost.template.TemplateEngine;
import dev.everpost.world.World;
import java.util.HexFormat;
import java.util.List;

/** Renders a template to look at it, not to send it: MIME text without sender and recipients. Thread-safe. */
final class TrialRendering {

    private static final NamedAddress NOBODY = new NamedAddress("", new EmailAddress("nobody", "everpost.invalid"));

    private final TemplateEngine engine;
    private final World world;

    TrialRendering(TemplateEngine engine, World world) {
        this.engine = engine;
        this.world = world;
    }

    /** Data that lacks an attribute is an error here, whatever it is when mail is sent. */
    Result<String> of(EmailTemplate template, String dataJson) {
        return switch (engine.render(template, dataJson, Missing.FAIL)) {
            case Rendering.Rendered rendered -> mime(rendered);
            case Rendering.MissingAttribute(var name) ->
                Result.failed(
                        Kind.MISSING_RENDERING_ATTRIBUTE,
                        "Attribute '" + name + "' is not present in the rendering data.");
            case Rendering.InvalidData(var why) -> Result.failed(Kind.INVALID_RENDERING_PARAMETER, why);
            case Rendering.InvalidTemplate(var part, var why) ->
                Result.failed(Kind.INVALID_TEMPLATE, part + " part: " + why);
        };
    }

    private Result<String> mime(Rendering.Rendered rendered) {
        var letter = new Letter(
                NOBODY,
                List.of(),
                List.of(),
                List.of(),
                rendered.subject(),
                rendered.text(),
                rendered.html(),
                List.of(),
                List.of(),
                messageId(),
                world.time().now());
        return switch (new Composer(world.chance()).compose(letter)) {
            case Composition.Composed(var content) ->
                Result.done(new String(HeaderBlock.of(content.bytes()).without("From"), UTF_8));
            case Composition.Invalid(var field, var why) -> Result.failed(Kind.BAD_REQUEST, field + ": " + why);
        };
    }

    private String messageId() {
        var hex = HexFormat.of();
        return "<" + hex.toHexDigits(world.chance().nextLong())
                + hex.toHexDigits(world.chance().nextLong()) + "@everpost.invalid>";
    }
}
