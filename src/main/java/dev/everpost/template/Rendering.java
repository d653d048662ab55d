package dev.everpost.template;

import org.jspecify.annotations.Nullable;

/** What came of rendering a template. */
public sealed interface Rendering {

    /** The parts with every gap filled; a part is null when the template has none. */
    record Rendered(
            @Nullable String subject,
            @Nullable String text,
            @Nullable String html) implements Rendering {}

    /** The template names a variable, as written there, that the data does not have. */
    record MissingAttribute(String name) implements Rendering {}

    /** The data is not a JSON object; {@code why} is for the person who wrote it. */
    record InvalidData(String why) implements Rendering {}

    /**
     * The template cannot be rendered; {@code why} names line and column where they are known.
     *
     * @param part {@code subject}, {@code text}, {@code html}, or {@code template} when it is about all of them
     */
    record InvalidTemplate(String part, String why) implements Rendering {}
}
