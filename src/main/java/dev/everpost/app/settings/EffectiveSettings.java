package dev.everpost.app.settings;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The configuration as it takes effect: every key with its value, secrets masked, defaults marked; valid YAML. */
public final class EffectiveSettings {

    private static final String STEP = "  ";

    private final String yaml;

    EffectiveSettings(Shown.Keys root) {
        var out = new StringBuilder();
        keys(root, "", out);
        yaml = out.toString();
    }

    /** YAML, ending with a line end. */
    public String yaml() {
        return yaml;
    }

    private static void keys(Shown.Keys keys, String indent, StringBuilder out) {
        keys.entries().forEach((key, shown) -> {
            out.append(indent).append(quoted(key)).append(':');
            below(shown, indent + STEP, out);
        });
    }

    private static void below(Shown shown, String indent, StringBuilder out) {
        switch (shown) {
            case Shown.Value value ->
                out.append(' ').append(quoted(value.text())).append(value.given() ? "\n" : "  # default\n");
            case Shown.Row row -> out.append(' ').append(row(row.texts())).append('\n');
            case Shown.Keys keys when keys.entries().isEmpty() -> out.append(" {}\n");
            case Shown.Keys keys -> {
                out.append('\n');
                keys(keys, indent, out);
            }
            case Shown.Items items -> {
                out.append('\n');
                items.items().forEach(item -> item(item, indent, out));
            }
        }
    }

    private static void item(Shown item, String indent, StringBuilder out) {
        var inner = new StringBuilder();
        if (item instanceof Shown.Keys keys && !keys.entries().isEmpty()) {
            keys(keys, indent + STEP, inner);
        } else {
            below(item, indent + STEP, inner);
        }
        out.append(indent).append("- ").append(inner.toString().stripLeading());
    }

    private static String row(List<String> texts) {
        return texts.stream().map(EffectiveSettings::quoted).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String quoted(String text) {
        boolean plain = text.matches("[A-Za-z0-9_./][A-Za-z0-9_./%+=@-]*([:][A-Za-z0-9_./%+=@-]+)*");
        return plain ? text : "\"" + escaped(text) + "\"";
    }

    private static String escaped(String text) {
        return text.chars()
                .mapToObj(c -> switch (c) {
                    case '"', '\\' -> "\\" + (char) c;
                    default -> c < 0x20 || c == 0x7f ? String.format(Locale.ROOT, "\\x%02x", c) : "" + (char) c;
                })
                .collect(Collectors.joining());
    }
}
