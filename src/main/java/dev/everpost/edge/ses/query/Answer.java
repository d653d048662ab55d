package dev.everpost.edge.ses.query;

import dev.everpost.ses.Result;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** What an operation answers. */
sealed interface Answer {

    /** Done, with the members of a result. */
    record Done(Consumer<Xml> members) implements Answer {}

    /** Done; the operation's model has no result. */
    record Silent() implements Answer {}

    record Wrong(Problem problem) implements Answer {}

    /** What a value says, or the error. */
    static <T> Answer of(Result<T> result, ErrorNames names, BiConsumer<T, Xml> members) {
        return switch (result) {
            case Result.Done<T>(var value) -> new Done(xml -> members.accept(value, xml));
            case Result.Failed<T>(var error) -> new Wrong(Problem.of(error, names));
        };
    }

    /** A result without members, or the error. */
    static Answer empty(Result<?> result, ErrorNames names) {
        return orElse(result, names, new Done(xml -> {}));
    }

    /** No result, or the error. */
    static Answer silent(Result<?> result, ErrorNames names) {
        return orElse(result, names, new Silent());
    }

    /** The error, or {@code done}. */
    static Answer orElse(Result<?> result, ErrorNames names, Answer done) {
        return result instanceof Result.Failed<?>(var error) ? new Wrong(Problem.of(error, names)) : done;
    }
}
