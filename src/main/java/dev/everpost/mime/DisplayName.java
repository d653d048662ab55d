package dev.everpost.mime;

import java.util.Optional;

/** The phrase before an angle bracket: read from RFC 5322 words and RFC 2047 encoded words, written as they need it. */
final class DisplayName {

    private static final String SPECIALS = "()<>@,;:[]\\";
    private static final String ATOM_MARKS = "!#$%&'*+-/=?^_`{|}~ ";

    private DisplayName() {}

    /** The name as people read it, "" for an empty phrase; empty when the phrase is not one. */
    static Optional<String> parse(String phrase) {
        var name = new StringBuilder();
        boolean afterEncoded = false;
        for (int i = 0; i < phrase.length(); ) {
            char c = phrase.charAt(i);
            if (c == ' ' || c == '\t') {
                i++;
                continue;
            }
            int end = c == '"' ? MailboxScan.closingQuote(phrase, i) + 1 : atomEnd(phrase, i);
            var word = phrase.substring(i, end);
            var read = word(word);
            if (read.isEmpty()) {
                return Optional.empty();
            }
            boolean encoded = EncodedWord.looksLike(word);
            if (!name.isEmpty() && !(encoded && afterEncoded)) {
                name.append(' ');
            }
            name.append(read.get());
            afterEncoded = encoded;
            i = end;
        }
        var text = name.toString();
        return FieldText.hasControl(text) ? Optional.empty() : Optional.of(text);
    }

    /** The phrase to write before {@code <address>}; the name holds no control characters. */
    static String written(String name) {
        if (!FieldText.isAscii(name)
                || name.contains("=?")
                || FieldText.longestPiece(FieldText.quoted(name)) > EncodedWord.PIECE_CHARS_MAX) {
            return EncodedWord.encode(name);
        }
        boolean atoms = name.chars().allMatch(c -> Character.isLetterOrDigit(c) || ATOM_MARKS.indexOf(c) >= 0);
        return atoms && name.equals(name.strip()) && !name.contains("  ") ? name : FieldText.quoted(name);
    }

    private static int atomEnd(String phrase, int start) {
        int end = start;
        while (end < phrase.length() && " \t\"".indexOf(phrase.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    private static Optional<String> word(String word) {
        if (word.startsWith("\"")) {
            return unquoted(word);
        }
        if (word.chars().anyMatch(c -> SPECIALS.indexOf(c) >= 0)) {
            return Optional.empty();
        }
        return Optional.of(EncodedWord.decode(word).orElse(word));
    }

    private static Optional<String> unquoted(String word) {
        var text = new StringBuilder();
        for (int i = 1; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c == '"') {
                return Optional.of(text.toString());
            }
            if (c == '\\') {
                i++;
                if (i == word.length()) {
                    return Optional.empty();
                }
                c = word.charAt(i);
            }
            text.append(c);
        }
        return Optional.empty();
    }
}
