package dev.everpost.provider;

import dev.everpost.smtp.Reply;
import java.util.regex.Pattern;

/** Words that servers say because no code says it; looked for without regard to case anywhere in a reply's text. */
public final class ReplyWords {

    private static final Pattern ADDRESS = Pattern.compile("\\S{1,320}@\\S{1,320}");

    private final Pattern pattern;

    /** {@code regex} must not be able to run long on hostile text. */
    public ReplyWords(String regex) {
        this.pattern = Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
    }

    /** Addresses are left out: a server that quotes {@code throttle@example.com} says nothing about our rate. */
    public boolean in(Reply reply) {
        return reply.lines().stream()
                .anyMatch(line ->
                        pattern.matcher(ADDRESS.matcher(line).replaceAll(" ")).find());
    }
}
