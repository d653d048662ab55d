package dev.everpost.scenario;

import java.util.Collection;
import java.util.Comparator;

/** Guesses what somebody meant to write. */
final class Spelling {

    private static final int DISTANCE_MAX = 3;

    private Spelling() {}

    /** {@code "; did you mean 'x'?"}, or what is known when nothing is near. */
    static String hint(String written, Collection<String> known) {
        return known.stream()
                .filter(word -> distance(written, word) <= Math.min(DISTANCE_MAX, word.length() / 2))
                .min(Comparator.comparingInt(word -> distance(written, word)))
                .map(word -> "; did you mean '" + word + "'?")
                .orElse("; known: " + String.join(", ", known));
    }

    /** Levenshtein's distance. */
    private static int distance(String a, String b) {
        var row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int swap = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(swap, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
