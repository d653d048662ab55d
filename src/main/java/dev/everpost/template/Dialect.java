package dev.everpost.template;

import com.github.jknack.handlebars.Decorator;
import com.github.jknack.handlebars.Handlebars;
import com.github.jknack.handlebars.Helper;
import com.github.jknack.handlebars.helper.DefaultHelperRegistry;
import java.util.HashMap;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The words of the language: {@code if unless each with lookup} and {@code inline}. What else the library has (log,
 * include, embedded, precompile, i18n, block, partial) reaches outside the data, and does not exist here.
 */
final class Dialect extends DefaultHelperRegistry {

    private static final Map<String, Helper<?>> WORDS = Map.of(
            "if", new Conditional(true),
            "unless", new Conditional(false),
            "each", new Loop(),
            "with", new Scope(),
            "lookup", new Lookup());

    private final Map<String, Helper<?>> words;

    private Dialect(Map<String, Helper<?>> words) {
        this.words = words;
    }

    /** With a stand-in for names that are not in the data. */
    static Dialect forRendering() {
        var words = new HashMap<>(WORDS);
        words.put(Handlebars.HELPER_MISSING, new Absent());
        return new Dialect(words);
    }

    /** Without: a name with parameters that is none of the words is an error of the template. */
    static Dialect forChecking() {
        return new Dialect(WORDS);
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <C> @Nullable Helper<C> helper(String name) {
        return (Helper<C>) words.get(name);
    }

    @Override
    public Set<Entry<String, Helper<?>>> helpers() {
        return words.entrySet();
    }

    @Override
    public @Nullable Decorator decorator(String name) {
        return name.equals("inline") ? InlinePartial.DECORATOR : null;
    }
}
