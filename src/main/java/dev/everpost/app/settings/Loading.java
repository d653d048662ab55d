package dev.everpost.app.settings;

import java.util.List;

/** What came of reading a configuration file. */
public sealed interface Loading {

    /** It can be used; {@code warnings} are worth a person's look. */
    record Loaded(Settings settings, EffectiveSettings effective, List<Problem> warnings) implements Loading {}

    /** It cannot be used; all that is wrong, warnings among it, in the order of the file. */
    record Broken(List<Problem> problems) implements Loading {}
}
