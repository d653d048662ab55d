package dev.everpost.health.feed.format;

import dev.everpost.health.feed.format.Syndication.Entry;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * RSS or Atom with an entry for each incident, as Microsoft, Meta and many pages have it. It knows neither severity nor state: both
 * are guessed from words, and an entry without a word for a day has no known state.
 */
final class PlainRss {

    private static final Pattern OVER = Pattern.compile(
            "\\b(resolved|restored|completed|recovered|mitigated|operating normally|all systems operational|no"
                    + " issues)\\b");

    private static final Pattern BAD = Pattern.compile(
            "\\b(outage|down|disruption|degrad\\w+|investigating|identified|delay\\w*|error\\w*|fail\\w*|issue\\w*|unavailable|impact\\w*)\\b");

    private static final Pattern WORK = Pattern.compile("\\b(maintenance|scheduled|planned|upgrade)\\b");

    private PlainRss() {}

    static Document read(String text, Instant now) {
        return Syndication.document(
                text,
                entries -> entries.stream().map(entry -> incident(entry, now)).toList());
    }

    private static Incident incident(Entry entry, Instant now) {
        var words = FeedText.withoutTags(entry.text());
        var all = (FeedText.line(entry.title()) + " " + words).toLowerCase(Locale.ROOT);
        var progress = OVER.matcher(all).find() ? Progress.OVER : Quiet.progress(entry.at(), now);
        return new Incident(
                entry.id(),
                entry.title(),
                progress.label() + " by its words",
                progress,
                severity(all),
                null,
                entry.at(),
                words,
                entry.link(),
                List.of());
    }

    private static Condition severity(String words) {
        if (WORK.matcher(words).find()) {
            return Condition.MAINTENANCE;
        }
        return BAD.matcher(words).find() ? Condition.IMPAIRED : Condition.UNKNOWN;
    }
}
