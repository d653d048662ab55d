package dev.everpost.edge.rest;

import java.util.Collection;
import java.util.Locale;

/** Finds the known word nearest to a mistyped one. */
final class DidYouMean {

    /** Farther words are not suggested. */
    private static final int DISTANCE_MAX = 3;
    /** Longer words are not compared: the work grows with the square. */
    private static final int LENGTH_MAX = 64;

    private DidYouMean() {}

    /** {@code "; did you mean 'subject'?"}, or the list of known words when none is near. */
    static String hint(String word, Collection<String> known) {
        var best = "";
        int least = DISTANCE_MAX + 1;
        for (var candidate : known) {
            int distance = word.length() > LENGTH_MAX ? least : distance(word.toLowerCase(Locale.ROOT), candidate);
            if (distance < least && distance < candidate.length()) {
                least = distance;
                best = candidate;
            }
        }
        return best.isEmpty() ? "; known are " + String.join(", ", known) : "; did you mean '" + best + "'?";
    }

    /** Levenshtein's distance, one row at a time. */
    private static int distance(String a, String b) {
        var row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
