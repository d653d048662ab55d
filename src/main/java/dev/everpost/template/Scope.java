package dev.everpost.template;

import com.github.jknack.handlebars.Context;
import com.github.jknack.handlebars.Helper;
import com.github.jknack.handlebars.Options;
import com.github.jknack.handlebars.TagType;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The block {@code with}; an absent or false value takes the else branch, as {@code if} does. */
final class Scope implements Helper<Object> {

    @Override
    public @Nullable Object apply(@Nullable Object value, Options options) throws IOException {
        if (options.tagType != TagType.SECTION) {
            return "";
        }
        if (value == null || !Data.isTrue(value)) {
            Run.of(options).write(options.inverse, options.context);
            return null;
        }
        // A plain section, {{#name}}, has entered the value already.
        var context = options.context.model() == value ? options.context : Context.newContext(options.context, value);
        var names = options.blockParams;
        var inner = names.isEmpty() ? context : Context.newBlockParamContext(context, names, List.of(value));
        Run.of(options).write(options.fn, inner);
        return null;
    }
}
