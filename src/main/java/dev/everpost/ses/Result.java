package dev.everpost.ses;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** What an operation gave: a value or why not. */
public sealed interface Result<T> {

    record Done<T>(T value) implements Result<T> {}

    record Failed<T>(SesError error) implements Result<T> {}

    static <T> Result<T> done(T value) {
        return new Done<>(value);
    }

    static <T> Result<T> failed(SesError.Kind kind, String message) {
        return new Failed<>(SesError.of(kind, message));
    }

    /** The flaw when there is one, what comes next otherwise. */
    static <T> Result<T> unless(Optional<SesError> flaw, Supplier<Result<T>> next) {
        return flaw.isPresent() ? new Failed<>(flaw.get()) : next.get();
    }

    /** Goes on with the value; an error stays as it is. */
    default <U> Result<U> then(Function<? super T, Result<U>> next) {
        return switch (this) {
            case Done<T>(var value) -> next.apply(value);
            case Failed<T>(var error) -> new Failed<>(error);
        };
    }
}
