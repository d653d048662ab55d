package dev.everpost.scenario;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads a fault from a map: the key {@code fault} names it, its parameters stand beside. */
public final class FaultReader {

    private FaultReader() {}

    /**
     * Reads a fault from YAML or JSON text, such as <code>{"fault": "slow", "delay": "2s"}</code>.
     *
     * @param source what the text is called in errors
     * @throws BadScenario with the line and the remedy
     */
    public static Fault parse(String source, String text) {
        return read(YamlText.map(source, text), List.of());
    }

    /** Reads a fault from a map that may also have the keys of {@code besides}. */
    static Fault read(Fields fields, List<String> besides) {
        var name = fields.text("fault");
        var kind = FaultKind.parse(name)
                .orElseThrow(
                        () -> fields.wrong("fault", "unknown fault '" + name + "'" + Spelling.hint(name, names())));
        var allowed = new ArrayList<>(besides);
        allowed.add("fault");
        allowed.addAll(kind.parameters());
        fields.allowOnly(allowed);
        try {
            return kind.read(fields);
        } catch (IllegalArgumentException refused) {
            throw fields.wrong("fault", name + ": " + refused.getMessage());
        }
    }

    private static List<String> names() {
        return Arrays.stream(FaultKind.values()).map(FaultKind::label).toList();
    }
}
