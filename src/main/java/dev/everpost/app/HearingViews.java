package dev.everpost.app;

import dev.everpost.edge.rest.Controls.OverdueView;
import dev.everpost.edge.rest.Controls.ReportsView;
import dev.everpost.edge.rest.Controls.SilenceView;
import dev.everpost.fact.ProviderName;
import dev.everpost.message.MessageClass;
import dev.everpost.message.MessageId;
import dev.everpost.silence.Hearing;
import dev.everpost.silence.Overdue;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
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

    /** What is heard, with each delivery that is overdue. */
    static SilenceView silence(ProviderName provider, Hearing hearing) {
        return switch (hearing) {
            case Hearing.NotReporting _ -> new SilenceView(provider.value(), "not_reporting", null, null, 0, List.of());
            case Hearing.Reporting(var usual, var overdue) ->
                new SilenceView(
                        provider.value(),
                        "reporting",
                        usual.toMillis(),
                        null,
                        0,
                        overdue.stream().map(HearingViews::overdue).toList());
            case Hearing.Deaf(var since, int waiting) ->
                new SilenceView(provider.value(), "silent", null, since, waiting, List.of());
        };
    }

    private static OverdueView overdue(Overdue overdue) {
        var remedy = overdue.remedy();
        return new OverdueView(
                overdue.message().toString(),
                overdue.recipient(),
                overdue.attempt(),
                classOf(overdue),
                overdue.handedOver(),
                overdue.due(),
                overdue.alone(),
                remedy == null ? null : remedy.name().toLowerCase(Locale.ROOT));
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
