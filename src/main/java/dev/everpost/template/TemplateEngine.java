package dev.everpost.template;

import dev.everpost.template.Compilation.Flawed;
import dev.everpost.template.Compilation.Ready;
import dev.everpost.template.Rendering.InvalidData;
import dev.everpost.template.Rendering.InvalidTemplate;
import dev.everpost.template.Rendering.Rendered;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Renders mail templates as Amazon SES does. Thread-safe; compiled templates are remembered.
 *
 * <p>Neither template nor data is trusted: nothing outside the data can be reached, and size, depth, steps and output are
 * bounded, see {@link Bounds}.
 */
public final class TemplateEngine {

    private final Compiler compiler = new Compiler();

    /** An engine that remembers nothing yet. */
    public TemplateEngine() {}

    /** What is wrong with a template, whatever the data; empty when nothing is. */
    public Optional<InvalidTemplate> flaw(EmailTemplate template) {
        if (octets(template) > Bounds.TEMPLATE_OCTETS) {
            return Optional.of(new InvalidTemplate(
                    "template",
                    "the parts have " + octets(template) + " bytes together; the limit is " + Bounds.TEMPLATE_OCTETS));
        }
        return Stream.of(
                        flaw("subject", template.subject()),
                        flaw("text", template.text()),
                        flaw("html", template.html()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Fills the gaps of a template from a JSON object; null or blank data is an empty object. */
    public Rendering render(EmailTemplate template, @Nullable String dataJson, Missing missing) {
        var flaw = flaw(template);
        if (flaw.isPresent()) {
            return flaw.get();
        }
        return switch (Data.read(dataJson)) {
            case Data.Unusable(var why) -> new InvalidData(why);
            case Data.Usable(var root) -> render(template, new Run(root, missing));
        };
    }

    private Rendering render(EmailTemplate template, Run run) {
        try {
            return new Rendered(
                    render("subject", template.subject(), run),
                    render("text", template.text(), run),
                    render("html", template.html(), run));
        } catch (Stopped stopped) {
            return stopped.rendering();
        }
    }

    private @Nullable String render(String part, @Nullable String source, Run run) {
        if (source == null) {
            return null;
        }
        return switch (compiler.compile(source)) {
            case Ready(var compiled) -> run.render(part, compiled);
            case Flawed(var why) -> throw new Stopped(new InvalidTemplate(part, why));
        };
    }

    private Optional<InvalidTemplate> flaw(String part, @Nullable String source) {
        return source != null && compiler.compile(source) instanceof Flawed(var why)
                ? Optional.of(new InvalidTemplate(part, why))
                : Optional.empty();
    }

    private static int octets(EmailTemplate template) {
        return octets(template.subject()) + octets(template.text()) + octets(template.html());
    }

    private static int octets(@Nullable String part) {
        return part == null ? 0 : part.getBytes(StandardCharsets.UTF_8).length;
    }
}
