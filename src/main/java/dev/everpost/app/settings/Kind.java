package dev.everpost.app.settings;

import java.util.Optional;
import java.util.function.Function;

/**
 * What a value may be: how it is read from text, how it is shown, and the words that ask for it.
 *
 * @param form completes "give ...", such as "a duration from 1s to 1h, such as 30s"
 * @param parse empty when the text does not fit
 * @param show the inverse of parse
 * @param secret true hides the text from problems and from the effective configuration
 */
record Kind<T>(String form, Function<String, Optional<T>> parse, Function<T, String> show, boolean secret) {

    static <T> Kind<T> open(String form, Function<String, Optional<T>> parse, Function<T, String> show) {
        return new Kind<>(form, parse, show, false);
    }
}
