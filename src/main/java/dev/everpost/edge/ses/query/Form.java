package dev.everpost.edge.ses.query;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The parameters of a request, or those below a common prefix. */
final class Form {

    static final Form EMPTY = new Form(new TreeMap<>(), "");

    private static final String MEMBER = ".member.";
    private static final int DIGITS_MAX = 9;

    private final NavigableMap<String, Slice> parameters;
    private final String prefix;

    Form(NavigableMap<String, Slice> parameters, String prefix) {
        this.parameters = parameters;
        this.prefix = prefix;
    }

    /** The text of a parameter; null when it is not given. */
    @Nullable
    String text(String name) {
        var value = parameters.get(prefix + name);
        return value == null ? null : value.text();
    }

    Optional<Slice> value(String name) {
        return Optional.ofNullable(parameters.get(prefix + name));
    }

    /** Whether a structure or list has any member. */
    boolean has(String name) {
        var below = prefix + name + ".";
        var first = parameters.ceilingKey(below);
        return first != null && first.startsWith(below);
    }

    /** The members of a structure. */
    Form at(String name) {
        return new Form(parameters, prefix + name + ".");
    }

    /** A list of texts, by the numbers of its members; gaps do not matter. */
    List<String> texts(String name) {
        var texts = new ArrayList<String>();
        for (var number : numbers(name)) {
            var text = text(name + MEMBER + number);
            if (text != null) {
                texts.add(text);
            }
        }
        return texts;
    }

    /** A list of structures, by the numbers of its members. */
    List<Form> members(String name) {
        return numbers(name).stream().map(number -> at(name + MEMBER + number)).toList();
    }

    /** The numbers as they are written, in the order of what they mean. */
    private List<String> numbers(String name) {
        var before = prefix + name + MEMBER;
        var found = new TreeMap<Integer, String>();
        for (var key : parameters.tailMap(before, true).keySet()) {
            if (!key.startsWith(before)) {
                break;
            }
            int dot = key.indexOf('.', before.length());
            var number = key.substring(before.length(), dot < 0 ? key.length() : dot);
            if (isNumber(number)) {
                found.putIfAbsent(Integer.valueOf(number), number);
            }
        }
        return List.copyOf(found.values());
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty()
                && text.length() <= DIGITS_MAX
                && text.chars().allMatch(digit -> digit >= '0' && digit <= '9');
    }
}
