package dev.everpost.template;

import com.github.jknack.handlebars.Template;

/** What came of compiling one part. */
sealed interface Compilation {

    /** It can be rendered. */
    record Ready(Template template) implements Compilation {}

    /** It cannot. */
    record Flawed(String why) implements Compilation {}
}
