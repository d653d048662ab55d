package dev.everpost.template;

import com.github.jknack.handlebars.Helper;
import com.github.jknack.handlebars.Options;
import com.github.jknack.handlebars.TagType;
import dev.everpost.template.Rendering.MissingAttribute;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Takes the place of a name that is not in the data. */
final class Absent implements Helper<Object> {

    @Override
    public @Nullable Object apply(@Nullable Object value, Options options) throws IOException {
        if (options.tagType == TagType.SECTION) {
            // {{^name}} comes under the name of unless, and its body is what an absent name is for.
            boolean inverted = options.helperName.equals("unless");
            Run.of(options).write(inverted ? options.fn : options.inverse, options.context);
            return null;
        }
        if (Run.of(options).missing() == Missing.FAIL && !options.helperName.startsWith("@")) {
            throw new Stopped(new MissingAttribute(options.helperName));
        }
        return "";
    }
}
