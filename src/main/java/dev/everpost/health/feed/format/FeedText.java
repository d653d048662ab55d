package dev.everpost.health.feed.format;

import java.util.Locale;

/** Words of a status page, made fit to keep and to show. They stay somebody else's words. */
final class FeedText {

    /** Of a longer text the rest is not kept. */
    static final int LENGTH_MAX = 300;

    private FeedText() {}

    /** One line without control characters and turned reading directions, at most {@value #LENGTH_MAX} characters. */
    static String line(String words) {
        var near = words.length() <= 4 * LENGTH_MAX ? words : words.substring(0, 4 * LENGTH_MAX);
        var line = near.replaceAll("[\\p{Cntrl}\\u0080-\\u009f\\u2028-\\u202e\\u2066-\\u2069\\s]+", " ")
                .strip();
        return line.length() <= LENGTH_MAX ? line : line.substring(0, LENGTH_MAX - 1) + "…";
    }

    /** The same without HTML's tags, as feeds put them into descriptions. */
    static String withoutTags(String html) {
        var near = html.length() <= 8 * LENGTH_MAX ? html : html.substring(0, 8 * LENGTH_MAX);
        return line(near.replaceAll("<[^<>]{0,500}>", " ")
                .replace("&nbsp;", " ")
                .replace("&quot;", "\"")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&"));
    }

    /** A word of a vocabulary: lower case, with one underscore for each space or hyphen. */
    static String word(String text) {
        return line(text).toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", "_");
    }
}
