package dev.everpost.template;

import com.github.jknack.handlebars.Context;
import com.github.jknack.handlebars.Helper;
import com.github.jknack.handlebars.Options;
import com.github.jknack.handlebars.TagType;
import dev.everpost.template.Data.Members;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The block {@code each} over a list or the members of an object; an absent name is an empty list. */
final class Loop implements Helper<Object> {

    @Override
    public @Nullable Object apply(@Nullable Object value, Options options) throws IOException {
        if (options.tagType != TagType.SECTION) {
            return "";
        }
        switch (value) {
            case List<?> list -> list(list, options);
            case Members members -> members(members, options);
            case null, default -> Run.of(options).write(options.inverse, options.context);
        }
        return null;
    }

    private static void list(List<?> list, Options options) throws IOException {
        otherwise(list, options);
        for (int i = 0; i < list.size(); i++) {
            turn(options, list.get(i), i, i, list.size());
        }
    }

    private static void members(Members members, Options options) throws IOException {
        otherwise(members.all().keySet(), options);
        int i = 0;
        for (var member : members.all().entrySet()) {
            turn(options, member.getValue(), member.getKey(), i, members.all().size());
            i++;
        }
    }

    private static void otherwise(Collection<?> all, Options options) throws IOException {
        if (all.isEmpty()) {
            Run.of(options).write(options.inverse, options.context);
        }
    }

    private static void turn(Options options, Object value, Object key, int index, int size) throws IOException {
        var context = Context.newContext(options.context, value)
                .combine("@key", key)
                .combine("@index", index)
                .combine("@first", index == 0)
                .combine("@last", index == size - 1);
        var names = options.blockParams;
        var inner = names.isEmpty() ? context : Context.newBlockParamContext(context, names, List.of(value, key));
        Run.of(options).write(options.fn, inner);
    }
}
