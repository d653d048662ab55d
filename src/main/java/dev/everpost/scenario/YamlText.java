package dev.everpost.scenario;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** Turns YAML (and so JSON) text into nodes that still know their lines. */
final class YamlText {

    /** Larger texts are refused, in characters. */
    static final int CHARACTERS_MAX = 1 << 20;

    private YamlText() {}

    static Fields map(String source, String text) {
        if (text.length() > CHARACTERS_MAX) {
            throw new BadScenario(source, 1, "text has " + text.length() + " characters, at most " + CHARACTERS_MAX);
        }
        var root = compose(source, text)
                .orElseThrow(
                        () -> new BadScenario(source, 1, "the text is empty; it needs a map of 'key: value' lines"));
        if (root instanceof MappingNode mapping) {
            return new Fields(source, mapping);
        }
        throw new BadScenario(source, line(root), "expected a map of 'key: value' lines");
    }

    static int line(Node node) {
        return node.getStartMark().map(Mark::getLine).orElse(0) + 1;
    }

    private static Optional<Node> compose(String source, String text) {
        var settings = LoadSettings.builder()
                .setLabel(source)
                .setAllowDuplicateKeys(false)
                .setMaxAliasesForCollections(0)
                .build();
        try {
            return new Compose(settings).composeString(text);
        } catch (MarkedYamlEngineException broken) {
            int line = broken.getProblemMark().map(Mark::getLine).orElse(0) + 1;
            throw new BadScenario(source, line, "not YAML: " + broken.getProblem());
        } catch (YamlEngineException broken) {
            throw new BadScenario(source, 1, "not YAML: " + broken.getMessage());
        }
    }
}
