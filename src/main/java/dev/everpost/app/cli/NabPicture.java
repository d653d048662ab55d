package dev.everpost.app.cli;

import dev.everpost.anomaly.nab.Judged;
import dev.everpost.anomaly.nab.Scorecard;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Results of the benchmark, for eyes and for programs. */
final class NabPicture {

    private NabPicture() {}

    /** A block for each profile: the corpus, then its folders. */
    static List<String> table(List<Scorecard> cards) {
        var table = new Table();
        for (var card : cards) {
            table.row(card.profile().label(), "score", "found", "false alarms");
            card.categories().forEach(folder -> row(table, folder));
            row(table, card.total());
            table.row("  threshold " + number(card.threshold(), 4), "", "", "");
        }
        return table.lines();
    }

    /** The same as an array with one object for each profile. */
    static String json(List<Scorecard> cards) {
        var mapper = JsonMapper.shared();
        var all = mapper.createArrayNode();
        for (var card : cards) {
            var node = all.addObject();
            node.put("profile", card.profile().label());
            node.put("threshold", card.threshold());
            node.put("raw", card.raw());
            fill(node, card.total());
            var folders = node.putArray("categories");
            card.categories().forEach(folder -> fill(folders.addObject(), folder));
        }
        return all.toPrettyString();
    }

    private static void row(Table table, Judged judged) {
        // a folder without windows has nothing to be normalised by: what its false alarms cost is in the total
        var score = judged.windows() == 0 ? "-" : number(judged.score(), 2);
        table.row(
                "  " + judged.of(),
                score,
                judged.hits() + " of " + judged.windows(),
                String.valueOf(judged.falseAlarms()));
    }

    private static void fill(ObjectNode node, Judged judged) {
        node.put("of", judged.of());
        node.put("score", judged.score());
        node.put("windows", judged.windows());
        node.put("found", judged.hits());
        node.put("false_alarms", judged.falseAlarms());
    }

    private static String number(double value, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }
}
