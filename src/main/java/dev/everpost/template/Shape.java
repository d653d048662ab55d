package dev.everpost.template;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * A look over a part before it is parsed: the parser recurses into what is nested and keeps the text of every level, so
 * depth has to be bounded before it starts. Linear in the text; what stands in comments counts too.
 */
final class Shape {

    private final String source;
    /** For each open block, the levels it adds: itself and its else branches with a condition. */
    private final Deque<Integer> blocks = new ArrayDeque<>();

    private int depth;
    private int tags;

    private Shape(String source) {
        this.source = source;
    }

    /** What is too much or not offered; empty when the part may be parsed. */
    static Optional<String> flaw(String source) {
        return new Shape(source).flaw();
    }

    private Optional<String> flaw() {
        int open = source.indexOf("{{");
        while (open >= 0) {
            int next = source.indexOf("{{", open + 2);
            var why = next == open + 2
                    ? Optional.of("raw blocks and four braces are not offered")
                    : tag(source.substring(open, next < 0 ? source.length() : next));
            if (why.isPresent()) {
                return Optional.of(Complaint.at(line(open), column(open), why.get()));
            }
            open = next;
        }
        return Optional.empty();
    }

    private Optional<String> tag(String text) {
        tags++;
        var start = text.substring(2, Math.min(text.length(), 32)).replaceFirst("^[{~\\s]+", "");
        nest(start);
        if (tags > Bounds.TAGS) {
            return Optional.of("more than " + Bounds.TAGS + " tags");
        }
        if (depth > Bounds.BLOCK_DEPTH) {
            return Optional.of("blocks and else branches nest more than " + Bounds.BLOCK_DEPTH + " deep");
        }
        if (start.startsWith("=")) {
            return Optional.of("the delimiters {{ and }} cannot be changed");
        }
        return start.matches("(?s)#\\s*\\*(?!\\s*inline\\s).*")
                ? Optional.of("the only decorator is inline")
                : inside(text, start.startsWith("!"));
    }

    /** Paths and parameters cost the parser more than their length; comments may be long. */
    private static Optional<String> inside(String text, boolean comment) {
        int close = text.indexOf("}}");
        int end = close < 0 ? text.length() : close;
        if (close > Bounds.TAG_CHARS && !comment) {
            return Optional.of("a tag of more than " + Bounds.TAG_CHARS + " characters");
        }
        if (close < 0 && text.length() > Bounds.TAG_CHARS) {
            return Optional.of("the tag is not closed with }}");
        }
        return parentheses(text, end) > Bounds.EXPRESSION_DEPTH
                ? Optional.of("sub-expressions nest more than " + Bounds.EXPRESSION_DEPTH + " deep")
                : Optional.empty();
    }

    private void nest(String start) {
        if (start.startsWith("/")) {
            depth -= blocks.isEmpty() ? 0 : blocks.pop();
        } else if (start.startsWith("#")) {
            blocks.push(1);
            depth++;
        } else if (start.matches("(?s)(else\\s|\\^)\\s*[^}~\\s].*")) {
            // {{^name}} opens a block, and inside one of that name it is an else branch: the first costs more.
            blocks.push(start.startsWith("^") || blocks.isEmpty() ? 1 : blocks.pop() + 1);
            depth++;
        }
    }

    private static int parentheses(String text, int end) {
        int now = 0;
        int deepest = 0;
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            now += c == '(' ? 1 : c == ')' ? -1 : 0;
            deepest = Math.max(deepest, now);
        }
        return deepest;
    }

    private int line(int at) {
        return (int) source.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
    }

    private int column(int at) {
        return at - source.lastIndexOf('\n', at);
    }
}
