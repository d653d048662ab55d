package dev.everpost.app.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The environment inside values: a dollar and NAME in braces is the variable's value; NAME:-text in braces is the text
 * when the variable is not set or empty; two dollars before the brace are a plain dollar and brace.
 *
 * @param text with everything that could be replaced
 * @param faults what could not
 */
record Expansion(String text, List<Fault> faults) {

    private static final Pattern REFERENCE = Pattern.compile("\\$\\$\\{|\\$\\{(?<inside>[^}]*)(?<end>\\}|$)");
    private static final Pattern INSIDE = Pattern.compile("(?<name>[A-Za-z_][A-Za-z0-9_]*)(:-(?<fallback>.*))?");

    /** What is wrong, and what to do. */
    record Fault(String what, String remedy) {}

    static Expansion of(String text, Map<String, String> environment) {
        var faults = new ArrayList<Fault>();
        var expanded = new StringBuilder();
        var reference = REFERENCE.matcher(text);
        while (reference.find()) {
            var value = reference.group("inside") == null
                    ? "${"
                    : value(reference.group("inside"), !reference.group("end").isEmpty(), environment, faults);
            reference.appendReplacement(expanded, "");
            expanded.append(value);
        }
        reference.appendTail(expanded);
        return new Expansion(expanded.toString(), List.copyOf(faults));
    }

    private static String value(String inside, boolean closed, Map<String, String> environment, List<Fault> faults) {
        var parts = INSIDE.matcher(inside);
        if (!closed || !parts.matches()) {
            faults.add(
                    new Fault("'${' is not followed by NAME} or NAME:-text}", "close it, or write $${ for a plain ${"));
            return "";
        }
        var set = environment.getOrDefault(parts.group("name"), "");
        var fallback = parts.group("fallback");
        if (set.isEmpty() && fallback == null) {
            var name = parts.group("name");
            faults.add(new Fault(
                    "the environment variable " + name + " is not set", "set it, or write ${" + name + ":-default}"));
        }
        return set.isEmpty() && fallback != null ? fallback : set;
    }
}
