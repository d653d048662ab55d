package dev.everpost.health.feed;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Names compared by whole words: "API" is in "Transmissions API" and not in "Rapid". */
final class Words {

    private Words() {}

    /** Whether the words of {@code name} stand in a row in {@code text}; case and punctuation do not count. */
    static boolean contain(String text, String name) {
        var sought = of(name);
        return !sought.isEmpty() && Collections.indexOfSubList(of(text), sought) >= 0;
    }

    private static List<String> of(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
