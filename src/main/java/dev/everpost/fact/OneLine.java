package dev.everpost.fact;

/** Somebody else's words in one line of bounded length; still hostile text. */
public final class OneLine {

    private OneLine() {}

    /** Without control characters, at most {@value Outcome#REPLY_MAX} characters. */
    public static String of(String words) {
        var line = words.replaceAll("[\\p{Cntrl}]+", " ").strip();
        return line.length() <= Outcome.REPLY_MAX ? line : line.substring(0, Outcome.REPLY_MAX);
    }
}
