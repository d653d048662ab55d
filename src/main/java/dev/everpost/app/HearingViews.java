package dev.everpost.app;

import dev.everpost.edge.rest.Controls.ReportsView;
import dev.everpost.message.MessageClass;
import dev.everpost.message.MessageId;
import dev.everpost.silence.Hearing;
import dev.everpost.silence.Overdue;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is heard of a provider's mail, as the API shows it. */
final class HearingViews {

    private HearingViews() {}

    /** Null for a provider that does not report. */
    static @Nullable ReportsView of(Hearing hearing) {
        return switch (hearing) {
            case Hearing.NotReporting _ -> null;
            case Hearing.Reporting reporting ->
                new ReportsView(
                        "reporting",
                        reporting.usual().toMillis(),
                        reporting.silent(),
                        reporting.some().stream().map(MessageId::toString).toList(),
                        null);
            case Hearing.Deaf(var since, int waiting) -> new ReportsView("silent", null, waiting, List.of(), since);
        };
    }

    /** Deliveries that may be lost; of a provider whose webhooks stopped none, for its mail may be fine. */
    static Map<MessageClass, Integer> lost(Hearing hearing) {
        var lost = new EnumMap<MessageClass, Integer>(MessageClass.class);
        if (hearing instanceof Hearing.Reporting reporting) {
            reporting.overdue().forEach(each -> lost.merge(classOf(each), 1, Integer::sum));
        }
        return lost;
    }

    /** What nobody has looked up yet counts as ordinary mail. */
    static MessageClass classOf(Overdue overdue) {
        var known = overdue.messageClass();
        return known == null ? MessageClass.TRANSACTIONAL : known;
    }
}
