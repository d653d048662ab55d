package dev.everpost.provider;

import dev.everpost.smtp.Reply;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The provider's own name for a message, out of the text of its 250.
 *
 * <p>Read are "queued as X" (Postfix, SendGrid), "id=X" (Exim) and "Ok X" (Amazon SES, others); X has at most 200
 * characters, and after "Ok" at least 6 with a digit among them, so that a plain sentence is not taken for one.
 */
public final class QueuedAs {

    private static final String ID = "<?([A-Za-z0-9][\\w.@+=/-]{0,199})>?";

    private static final List<Pattern> FORMS = List.of(
            Pattern.compile("\\bqueued as " + ID, Pattern.CASE_INSENSITIVE),
            Pattern.compile("\\bid=" + ID, Pattern.CASE_INSENSITIVE),
            Pattern.compile("^ok:?\\s+<?((?=[A-Za-z-]*\\d)[A-Za-z0-9][\\w.@+=/-]{5,199})>?", Pattern.CASE_INSENSITIVE));

    private QueuedAs() {}

    /** The name in a positive reply to the final dot; null when it gives none. */
    public static @Nullable String of(Reply reply) {
        var text = String.join(" ", reply.lines());
        for (var form : FORMS) {
            var found = form.matcher(text);
            if (found.find()) {
                return found.group(1);
            }
        }
        return null;
    }
}
