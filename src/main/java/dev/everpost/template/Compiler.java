package dev.everpost.template;

import com.github.jknack.handlebars.EscapingStrategy;
import com.github.jknack.handlebars.Handlebars;
import com.github.jknack.handlebars.HandlebarsException;
import dev.everpost.template.Compilation.Flawed;
import dev.everpost.template.Compilation.Ready;
import java.io.IOException;
import java.util.LinkedHashMap;

/** Compiles parts and remembers the latest, flawed ones too. Thread-safe. */
final class Compiler {

    private final Handlebars handlebars = handlebars(Dialect.forRendering());
    /** The library finds unknown helpers only where nothing stands in for absent names. */
    private final Handlebars critic = handlebars(Dialect.forChecking());

    private final LinkedHashMap<String, Compilation> latest = new LinkedHashMap<>(64, 0.75f, true);
    private int chars;

    private static Handlebars handlebars(Dialect dialect) {
        // The library would render the block of {{#> name}} once for nothing, and each level doubles that.
        return new Handlebars(new NoFiles())
                .preEvaluatePartialBlocks(false)
                .with(dialect)
                .with(EscapingStrategy.NOOP);
    }

    Compilation compile(String source) {
        synchronized (latest) {
            var known = latest.get(source);
            if (known != null) {
                return known;
            }
        }
        var made = make(source);
        remember(source, made);
        return made;
    }

    private Compilation make(String source) {
        var tooMuch = Shape.flaw(source);
        if (tooMuch.isPresent()) {
            return new Flawed(tooMuch.get());
        }
        try {
            critic.compileInline(source);
            return new Ready(handlebars.compileInline(source));
        } catch (HandlebarsException | IllegalArgumentException | IOException flawed) {
            return new Flawed(Complaint.of(flawed));
        } catch (StackOverflowError tooDeep) {
            // Shape has bounded the nesting that we know of; the parser is not ours.
            return new Flawed("the template nests too deeply");
        }
    }

    private void remember(String source, Compilation made) {
        synchronized (latest) {
            if (latest.put(source, made) == null) {
                chars += source.length();
            }
            var eldest = latest.keySet().iterator();
            while (latest.size() > Bounds.CACHED_PARTS || chars > Bounds.CACHED_CHARS) {
                chars -= eldest.next().length();
                eldest.remove();
            }
        }
    }
}
