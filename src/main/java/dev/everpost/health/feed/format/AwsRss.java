package dev.everpost.health.feed.format;

import dev.everpost.health.feed.format.Syndication.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * AWS's RSS: the last 50 updates, not incidents. Updates of one service in one region belong together until one of them says
 * that it is over, or a day passes without any. An end is not always posted: what had no word for a day has no known state.
 */
final class AwsRss {

    private AwsRss() {}

    static Document read(String text, Instant now) {
        return Syndication.document(text, entries -> incidents(entries, now));
    }

    private static List<Incident> incidents(List<Entry> entries, Instant now) {
        Map<String, List<Entry>> services = new LinkedHashMap<>();
        for (var entry : entries) {
            if (entry.at() != null) {
                services.computeIfAbsent(service(entry), _ -> new ArrayList<>()).add(entry);
            }
        }
        var incidents = new ArrayList<Incident>();
        services.forEach((service, updates) -> grouped(updates).stream()
                .map(group -> incident(service, group, now))
                .forEach(incidents::add));
        return incidents;
    }

    private static Instant time(Entry update) {
        return Objects.requireNonNullElse(update.at(), Instant.EPOCH);
    }

    /** {@code https://status.aws.amazon.com/#ses-us-east-1_1678726651} is about {@code ses-us-east-1}. */
    private static String service(Entry entry) {
        var fragment = entry.id().substring(entry.id().indexOf('#') + 1);
        var end = fragment.lastIndexOf('_');
        return end < 0 ? fragment : fragment.substring(0, end);
    }

    private static List<List<Entry>> grouped(List<Entry> updates) {
        var inOrder =
                updates.stream().sorted(Comparator.comparing(AwsRss::time)).toList();
        var groups = new ArrayList<List<Entry>>();
        for (var update : inOrder) {
            if (groups.isEmpty() || begins(update, groups.getLast().getLast())) {
                groups.add(new ArrayList<>());
            }
            groups.getLast().add(update);
        }
        return groups;
    }

    private static boolean begins(Entry update, Entry before) {
        return isOver(before) || Duration.between(time(before), time(update)).compareTo(Quiet.DOUBTFUL_AFTER) > 0;
    }

    private static Incident incident(String service, List<Entry> updates, Instant now) {
        var last = updates.getLast();
        var severity = severity(last);
        var progress = isOver(last) ? Progress.OVER : Quiet.progress(last.at(), now);
        var part = new Part(service, "", "", severity, prefix(last), true);
        return new Incident(
                last.id(),
                last.title(),
                updates.size() + " updates",
                progress,
                severity,
                updates.getFirst().at(),
                last.at(),
                FeedText.withoutTags(last.text()),
                last.link(),
                List.of(part));
    }

    private static String prefix(Entry entry) {
        int colon = entry.title().indexOf(':');
        return colon < 0 ? "" : FeedText.line(entry.title().substring(0, colon));
    }

    private static boolean isOver(Entry entry) {
        var title = entry.title().toUpperCase(Locale.ROOT);
        return title.contains("[RESOLVED]") || title.startsWith("SERVICE IS OPERATING NORMALLY");
    }

    /** AWS gives no severity; the words before the colon are the nearest to one. */
    private static Condition severity(Entry entry) {
        return switch (prefix(entry).toLowerCase(Locale.ROOT)) {
            case "service is operating normally" -> Condition.WELL;
            case "service degradation", "service impact" -> Condition.IMPAIRED;
            case "service disruption" -> Condition.FAILING;
            default -> Condition.UNKNOWN;
        };
    }
}
