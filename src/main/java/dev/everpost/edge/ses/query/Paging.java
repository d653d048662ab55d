package dev.everpost.edge.ses.query;

import org.jspecify.annotations.Nullable;

/** What the listing operations read in the same way. */
final class Paging {

    private Paging() {}

    /** An empty token asks for the first page, as an absent one. */
    static @Nullable String token(Form form) {
        var token = form.text("NextToken");
        return token == null || token.isEmpty() ? null : token;
    }

    /** A size that the list has; null leaves it to the list. */
    static @Nullable Integer within(@Nullable Integer asked, int most) {
        return asked == null || asked < 1 ? null : Integer.valueOf(Math.min(asked, most));
    }
}
