package dev.everpost.app.outage;

import dev.everpost.app.cli.Table;
import dev.everpost.replay.Comparison;
import dev.everpost.replay.Wording;
import java.util.ArrayList;

/** A comparison for a person at a terminal. */
final class OutageText {

    private OutageText() {}

    static String of(Comparison comparison) {
        var outage = comparison.outage();
        var lines = new ArrayList<String>();
        lines.add(outage.name() + "  (" + outage.starts() + ", " + Wording.duration(outage.lasts()) + ", "
                + comparison.everpost().letters() + " messages, seed " + comparison.seed() + ")");
        comparison
                .everpost()
                .waves()
                .forEach(wave -> lines.add("  after " + Wording.duration(wave.at()) + " ill: " + wave.what()));
        var table = new Table();
        table.row(Figures.HEADS.toArray(String[]::new));
        comparison.scores().forEach(score -> table.row(Figures.of(score).toArray(String[]::new)));
        lines.addAll(table.lines());
        comparison.everpost().falseVerdicts().forEach(verdict -> lines.add("  false: " + verdict));
        comparison.misses().forEach(miss -> lines.add("  NOT AS HOPED: " + miss));
        lines.add("");
        return String.join("\n", lines);
    }
}
