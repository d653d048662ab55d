package dev.everpost.template;

import com.github.jknack.handlebars.Helper;
import com.github.jknack.handlebars.Options;
import com.github.jknack.handlebars.TagType;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The blocks {@code if} and {@code unless}; an absent name is false. */
record Conditional(boolean wanted) implements Helper<Object> {

    @Override
    public @Nullable Object apply(@Nullable Object value, Options options) throws IOException {
        if (options.tagType != TagType.SECTION) {
            return "";
        }
        boolean taken = Data.isTrue(value) == wanted;
        Run.of(options).write(taken ? options.fn : options.inverse, options.context);
        return null;
    }
}
