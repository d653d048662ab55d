package dev.everpost.scenario;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** One map of a YAML text, read key by key; every complaint has its line. */
final class Fields {

    private final String source;
    private final int line;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Integer> keyLines = new LinkedHashMap<>();

    Fields(String source, MappingNode mapping) {
        this.source = source;
        this.line = YamlText.line(mapping);
        for (var pair : mapping.getValue()) {
            if (!(pair.getKeyNode() instanceof ScalarNode key)) {
                throw new BadScenario(source, YamlText.line(pair.getKeyNode()), "a key must be a word");
            }
            if (values.put(key.getValue(), pair.getValueNode()) != null) {
                throw new BadScenario(source, YamlText.line(key), "key '" + key.getValue() + "' stands here twice");
            }
            keyLines.put(key.getValue(), YamlText.line(key));
        }
    }

    /** Refuses every key that is not known. */
    void allowOnly(Collection<String> known) {
        for (var key : values.keySet()) {
            if (!known.contains(key)) {
                throw wrong(key, "unknown key '" + key + "'" + Spelling.hint(key, known));
            }
        }
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    String text(String key) {
        if (required(key) instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw wrong(key, "'" + key + "' must be a single value");
    }

    String text(String key, String otherwise) {
        return has(key) ? text(key) : otherwise;
    }

    Duration duration(String key) {
        return duration(key, text(key));
    }

    /** Reads the key, or {@code otherwise} where it is missing. */
    Duration duration(String key, String otherwise) {
        var written = text(key, otherwise);
        return Durations.parse(written)
                .orElseThrow(
                        () -> wrong(key, "'" + key + ": " + written + "' is not a duration; write 500ms, 30s, 5m"));
    }

    Optional<Duration> maybeDuration(String key) {
        return has(key) ? Optional.of(duration(key)) : Optional.empty();
    }

    int integer(String key) {
        double number = number(key);
        if (number != Math.rint(number) || Math.abs(number) > Integer.MAX_VALUE) {
            throw wrong(key, "'" + key + ": " + text(key) + "' is not a whole number");
        }
        return (int) number;
    }

    int integer(String key, int otherwise) {
        return has(key) ? integer(key) : otherwise;
    }

    double number(String key) {
        var written = text(key);
        return parseNumber(written).orElseThrow(() -> wrong(key, "'" + key + ": " + written + "' is not a number"));
    }

    /** A share between 0 and 1, written 0.2 or 20%. */
    double share(String key, String otherwise) {
        var written = text(key, otherwise).strip();
        boolean percent = written.endsWith("%");
        return parseNumber(percent ? written.substring(0, written.length() - 1) : written)
                .map(number -> percent ? number / 100 : number)
                .orElseThrow(() -> wrong(key, "'" + key + ": " + written + "' is not a share; write 0.2 or 20%"));
    }

    boolean flag(String key) {
        return switch (text(key)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong(key, "'" + key + ": " + text(key) + "' is neither true nor false");
        };
    }

    /** A constant of an enum by its name in lower case. */
    <E extends Enum<E>> E oneOf(String key, E otherwise) {
        var written = text(key, otherwise.name().toLowerCase(Locale.ROOT));
        var constants = List.of(otherwise.getDeclaringClass().getEnumConstants());
        var names = constants.stream()
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .toList();
        int found = names.indexOf(written);
        if (found < 0) {
            throw wrong(key, "unknown " + key + " '" + written + "'" + Spelling.hint(written, names));
        }
        return constants.get(found);
    }

    Fields map(String key) {
        return asMap(key, required(key));
    }

    /** The maps of a list; an empty list where the key is missing. */
    List<Fields> maps(String key) {
        return has(key) ? items(key).stream().map(item -> asMap(key, item)).toList() : List.of();
    }

    List<String> texts(String key) {
        return items(key).stream()
                .map(item -> {
                    if (item instanceof ScalarNode scalar) {
                        return scalar.getValue();
                    }
                    throw wrong(key, "'" + key + "' must be a list of words");
                })
                .toList();
    }

    /** A complaint about a key, at its line. */
    BadScenario wrong(String key, String text) {
        return new BadScenario(source, keyLines.getOrDefault(key, line), text);
    }

    private List<Node> items(String key) {
        if (required(key) instanceof SequenceNode list) {
            return list.getValue();
        }
        throw wrong(key, "'" + key + "' must be a list");
    }

    private Fields asMap(String key, Node node) {
        if (node instanceof MappingNode mapping) {
            return new Fields(source, mapping);
        }
        throw wrong(key, "'" + key + "' must hold 'key: value' lines");
    }

    private Node required(String key) {
        var node = values.get(key);
        if (node == null) {
            throw wrong(key, "'" + key + "' is missing");
        }
        return node;
    }

    private static Optional<Double> parseNumber(String text) {
        try {
            return Optional.of(Double.valueOf(text));
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }
}
