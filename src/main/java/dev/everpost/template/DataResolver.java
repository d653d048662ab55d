package dev.everpost.template;

import com.github.jknack.handlebars.ValueResolver;
import dev.everpost.template.Data.Members;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds a name in a piece of the data, and counts the looking. The library asks it before its own resolver of maps, which
 * then only sees loop variables, block parameters and the arguments of partials. For one rendering; not thread-safe.
 */
final class DataResolver implements ValueResolver {

    private final Budget budget;
    private @Nullable String loopVariable;

    DataResolver(Budget budget) {
        this.budget = budget;
    }

    @Override
    public @Nullable Object resolve(Object context, String name) {
        budget.step();
        if (context instanceof Map<?, ?>) {
            // Null is "known to be nothing": what the library keeps for itself is no business of a template.
            return isOfTheLibrary(name) ? null : UNRESOLVED;
        }
        // The library looks for @first in the data, then for "first": an attribute of that name would hide the
        // variable.
        boolean hidden = name.equals(loopVariable);
        loopVariable = name.startsWith("@") ? name.substring(1) : null;
        if (hidden) {
            return UNRESOLVED;
        }
        return switch (context) {
            case Members members
            when members.all().containsKey(name) -> members.all().get(name);
            case List<?> list when name.equals("length") -> list.size();
            default -> UNRESOLVED;
        };
    }

    @Override
    public Object resolve(Object context) {
        budget.step();
        return context;
    }

    @Override
    public Set<Entry<String, Object>> propertySet(Object context) {
        return context instanceof Members(var all) ? all.entrySet() : Set.of();
    }

    private static boolean isOfTheLibrary(String name) {
        return name.startsWith("__") || name.indexOf('#') >= 0;
    }
}
