package dev.everpost.app.settings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** What may stand in a YAML node; anything else is noted as a problem and read as nothing. */
final class Nodes {

    private Nodes() {}

    /** A key, where it stands, and what it holds. */
    record Entry(Place place, Node value) {}

    static Place place(Node node) {
        return node.getStartMark().map(Nodes::place).orElse(Place.START);
    }

    static Place place(Mark mark) {
        return new Place(mark.getLine() + 1, mark.getColumn() + 1);
    }

    static Map<String, Entry> entries(Reading reading, Trail trail, Node node) {
        var entries = new LinkedHashMap<String, Entry>();
        if (!(node instanceof MappingNode mapping)) {
            reading.error(place(node), trail + " is not a mapping", "give keys and values, as in 'key: value'");
            return entries;
        }
        for (var tuple : mapping.getValue()) {
            var keyPlace = place(tuple.getKeyNode());
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                reading.error(keyPlace, trail + " has a key that is not text", "give keys as in 'key: value'");
                continue;
            }
            var earlier = entries.putIfAbsent(key.getValue(), new Entry(keyPlace, tuple.getValueNode()));
            if (earlier != null) {
                var what = "the key '" + key.getValue() + "' is here twice, first on line "
                        + earlier.place().line();
                reading.error(keyPlace, what, "keep one of the two");
            }
        }
        return entries;
    }

    static List<Node> items(Reading reading, Trail trail, Node node) {
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        reading.error(place(node), trail + " is not a list", "give a list, as in [one, two]");
        return List.of();
    }

    static <T> Optional<T> value(Reading reading, Trail trail, Node node, Kind<T> kind) {
        if (!(node instanceof ScalarNode scalar)) {
            reading.error(place(node), trail + " is not a single value", "give " + kind.form());
            return Optional.empty();
        }
        if (scalar.isPlain() && scalar.getValue().isEmpty()) {
            reading.error(place(node), trail + " has no value", "give " + kind.form() + ", or remove the key");
            return Optional.empty();
        }
        return reading.expand(trail, place(node), scalar.getValue())
                .flatMap(text -> fitting(reading, trail, place(node), text, kind));
    }

    private static <T> Optional<T> fitting(Reading reading, Trail trail, Place place, String text, Kind<T> kind) {
        var value = kind.parse().apply(text);
        if (value.isEmpty()) {
            var what = kind.secret() ? trail + " does not fit" : trail + " is '" + text + "'";
            reading.error(place, what, "give " + kind.form());
        }
        return value;
    }
}
