package dev.everpost.edge.ses;

import dev.everpost.ses.Result;
import java.util.Map;
import java.util.function.Function;

/** What an operation answers. */
sealed interface Reply {

    /** 200 with these members. */
    record Done(Map<String, Object> members) implements Reply {}

    /** An error. */
    record Wrong(Fault fault) implements Reply {}

    /** The members that a value has, or the error. */
    static <T> Reply of(Result<T> result, Function<T, Members> members) {
        return switch (result) {
            case Result.Done<T>(var value) -> new Done(members.apply(value).map());
            case Result.Failed<T>(var error) -> new Wrong(Fault.of(error));
        };
    }

    /** Nothing but that it is done, or the error. */
    static Reply empty(Result<?> result) {
        return of(result, value -> new Members());
    }
}
