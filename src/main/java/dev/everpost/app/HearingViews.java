package dev.everpost.app;

import dev.everpost.edge.rest.Controls.ReportsView;
import dev.everpost.message.MessageId;
import dev.everpost.silence.Hearing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is heard of a provider's mail, as the API shows it. */
final class HearingViews {

    private HearingViews() {}

    /** Null for a provider that does not report. */
    static @Nullable ReportsView of(Hearing hearing) {
        return switch (hearing) {
            case Hearing.NotReporting _ -> null;
            case Hearing.Reporting(var usual, int silent, var some) ->
                new ReportsView(
                        "reporting",
                        usual.toMillis(),
                        silent,
                        some.stream().map(MessageId::toString).toList(),
                        null);
            case Hearing.Deaf(var since, int waiting) -> new ReportsView("silent", null, waiting, List.of(), since);
        };
    }

    /** Deliveries that may be lost; of a provider whose webhooks stopped none, for its mail may be fine. */
    static int lost(Hearing hearing) {
        return hearing instanceof Hearing.Reporting reporting ? reporting.silent() : 0;
    }
}
