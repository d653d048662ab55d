package dev.everpost.app.settings;

import java.util.List;
import java.util.Map;

/** A part of the effective configuration: what was read, as it will be shown. */
sealed interface Shown {

    /** One value; {@code given} false marks a default. Secrets are masked already. */
    record Value(String text, boolean given) implements Shown {}

    /** Values in brackets. */
    record Row(List<String> texts) implements Shown {}

    /** Keys and what they hold, in order. The map may grow while reading goes on. */
    record Keys(Map<String, Shown> entries) implements Shown {}

    /** A list of parts. */
    record Items(List<Shown> items) implements Shown {}
}
