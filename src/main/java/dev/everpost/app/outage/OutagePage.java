package dev.everpost.app.outage;

import dev.everpost.replay.Comparison;
import dev.everpost.replay.Wording;
import java.util.ArrayList;
import java.util.List;

/** The page about all outages, in Markdown. */
final class OutagePage {

    private static final String HEAD = """
            # Real outages, played again

            Each outage that follows really happened. `everpost outage replay NAME` plays it in simulated time: the providers are ill as their clients
            saw it, drawn mail runs (a peak after each turn, little between), and the gateway is the real one with its store, gates, reports, suppression and watch.
            Three simple policies get the same mail at the same providers. This page is the output of `everpost outage replay all --seed %d --table`.

            | column | what |
            |---|---|
            | verdict | from the moment in which something became ill to the first conclusion about it; one for each wave |
            | failover | from that moment to the first critical message that arrived by somebody who was well |
            | lost | taken, never arrived, and nobody was told |
            | told no | never arrived, and the application was told: refused, bounced or expired; "listed" are those not sent because a good address was on the suppression list |
            | twice | copies beyond the first |
            | late c/t/b | arrived after the deadline of its class: critical 10 min, transactional 4 h, bulk 24 h |
            | critical in time | of the critical messages to receivers that were well |
            | slowest 1 %% | one critical message in a hundred waited longer |
            | false | verdicts about something that was well |

            The simple policies: *one provider* has a queue and tries the first provider again after 1, 2, 4 ... 30 minutes until the deadline; *try the next* asks
            all providers in order for each message; the *5-failure breaker* leaves a provider out for a minute after five answers in a row that were no yes. None of them
            reads reports. A message whose answer never came goes to the next provider.

            """;

    private OutagePage() {}

    static String text(List<Comparison> comparisons, long seed) {
        var page = new StringBuilder(HEAD.formatted(seed));
        comparisons.forEach(comparison -> page.append(section(comparison)));
        return page.toString().stripTrailing();
    }

    static String section(Comparison comparison) {
        var outage = comparison.outage();
        var lines = new ArrayList<String>();
        lines.add("## " + outage.name());
        lines.add("");
        lines.add(outage.description());
        lines.add("");
        lines.add("Source: " + outage.source() + ". "
                + comparison.everpost().letters() + " messages in " + Wording.duration(outage.lasts()) + "; "
                + String.join(
                        "; ", outage.cast().stream().map(role -> role.words()).toList()) + ".");
        lines.add("");
        lines.add(line(Figures.HEADS));
        lines.add("|" + "---|".repeat(Figures.HEADS.size()));
        comparison.scores().forEach(score -> lines.add(line(Figures.of(score))));
        lines.add("");
        comparison.misses().forEach(miss -> lines.add("Not as hoped: " + miss + ".\n"));
        return String.join("\n", lines) + "\n";
    }

    private static String line(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |";
    }
}
