package dev.everpost.template;

import com.github.jknack.handlebars.Helper;
import com.github.jknack.handlebars.Options;
import dev.everpost.template.Data.Figure;
import dev.everpost.template.Data.Members;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The expression {@code lookup object key}; empty when there is no such member. */
final class Lookup implements Helper<Object> {

    @Override
    public Object apply(@Nullable Object value, Options options) {
        Run.of(options).budget().step();
        Object key = options.params.length == 0 ? null : options.params[0];
        var found = switch (value) {
            case Members members
            when key instanceof String || key instanceof Figure -> members.all().get(key.toString());
            case List<?> list -> at(list, index(key));
            case null, default -> null;
        };
        return found == null ? "" : found;
    }

    private static @Nullable Object at(List<?> list, int index) {
        return index >= 0 && index < list.size() ? list.get(index) : null;
    }

    private static int index(@Nullable Object key) {
        return switch (key) {
            case Integer index -> index;
            case Figure(var written) when written.matches("\\d{1,6}") -> Integer.parseInt(written);
            case String written when written.matches("\\d{1,6}") -> Integer.parseInt(written);
            case null, default -> -1;
        };
    }
}
