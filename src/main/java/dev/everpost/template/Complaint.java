package dev.everpost.template;

import com.github.jknack.handlebars.HandlebarsError;
import com.github.jknack.handlebars.HandlebarsException;

/** What the library found wrong, in words for the person who wrote the template. */
final class Complaint {

    private static final int CHARS_MAX = 300;

    private Complaint() {}

    static String of(Exception problem) {
        if (problem instanceof HandlebarsException known && known.getError() != null) {
            return of(known.getError());
        }
        var cause = problem.getCause() == null ? problem : problem.getCause();
        return clean(String.valueOf(cause.getMessage()));
    }

    static String at(int line, int column, String why) {
        return "line " + line + ", column " + column + ": " + why;
    }

    private static String of(HandlebarsError error) {
        // The library counts columns from 0.
        return at(error.line, error.column + 1, clean(error.reason));
    }

    private static String clean(String text) {
        var line = text.replaceAll("\\p{Cntrl}+", " ")
                .strip()
                .replaceFirst(
                        "^The partial '(.*)' at '.*$", "there is no inline partial '$1' here; files are out of reach")
                .replaceFirst("^.* does not provide a @partial-block .*$", "there is no @partial-block here")
                .replaceFirst("^java\\.lang\\.IllegalArgumentException: ", "");
        return line.length() <= CHARS_MAX ? line : line.substring(0, CHARS_MAX) + "...";
    }
}
