package dev.everpost.edge.ses;

import dev.everpost.ses.Constraints;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Goes on when required members are there, and answers as SES does when they are not. */
final class Needed {

    private Needed() {}

    static <A> Reply one(String name, @Nullable A value, Function<A, Reply> next) {
        return value == null ? missing(name) : next.apply(value);
    }

    static <A, B> Reply both(
            String first, @Nullable A one, String second, @Nullable B other, BiFunction<A, B, Reply> next) {
        return one(first, one, a -> one(second, other, b -> next.apply(a, b)));
    }

    private static Reply missing(String name) {
        var member = name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
        return new Reply.Wrong(Constraints.present(member, null).map(Fault::of).orElseThrow());
    }
}
