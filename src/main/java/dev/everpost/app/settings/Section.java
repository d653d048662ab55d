package dev.everpost.app.settings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A mapping of the file, read key by key with typed getters.
 *
 * <p>A getter never throws and never repairs: what does not fit is noted as a problem and the default (or nothing) is
 * returned, so that reading goes on and all problems are found in one go. Asking for a key makes it known; keys that
 * nobody asked for are reported at the end.
 */
final class Section {

    private final Reading reading;
    private final Trail trail;
    private final Place place;
    private final Map<String, Nodes.Entry> entries;
    private final Set<String> asked = new LinkedHashSet<>();
    private final Map<String, Shown> shown = new LinkedHashMap<>();
    private boolean isUnknown;

    private Section(Reading reading, Trail trail, Place place, Map<String, Nodes.Entry> entries) {
        this.reading = reading;
        this.trail = trail;
        this.place = place;
        this.entries = entries;
        reading.opened(this);
    }

    /** Opens a node; what is no mapping is a problem and gives an empty section. */
    static Section open(Reading reading, Trail trail, Node node) {
        reading.stands(trail, Nodes.place(node));
        return new Section(reading, trail, Nodes.place(node), Nodes.entries(reading, trail, node));
    }

    /** A section that is not in the file: every key has its default. */
    static Section absent(Reading reading, Trail trail, Place place) {
        return new Section(reading, trail, place, Map.of());
    }

    Trail trail() {
        return trail;
    }

    Reading reading() {
        return reading;
    }

    Shown.Keys shown() {
        return new Shown.Keys(shown);
    }

    boolean has(String key) {
        return entries.containsKey(key);
    }

    /** The value, or the default when the key is absent. */
    <T> T get(String key, Kind<T> kind, T ifAbsent) {
        var value = ask(key, kind, kind.show().apply(ifAbsent));
        if (!has(key)) {
            shown.put(key, new Shown.Value(kind.show().apply(ifAbsent), false));
        }
        return value == null ? ifAbsent : value;
    }

    /** The value, or null when the key is absent. */
    <T> @Nullable T find(String key, Kind<T> kind) {
        return ask(key, kind, "none");
    }

    /** The value; an absent key is a problem. {@code standIn} lets reading go on and is never used. */
    <T> T require(String key, Kind<T> kind, T standIn) {
        var value = ask(key, kind, "required");
        if (!has(key)) {
            reading.error(place, trail + " has no '" + key + "'", "add '" + key + ": ' and " + kind.form());
        }
        return value == null ? standIn : value;
    }

    /**
     * What kind of section it is, or nothing when that is not said or unknown. Then one problem is noted, and nothing else of the
     * section is looked at: without its kind, nobody knows which keys it may have.
     */
    <E extends Enum<E>> Optional<E> kindOf(String key, Class<E> kinds) {
        var kind = Kinds.choice(kinds);
        var text = ask(key, Kinds.TEXT, "required");
        var known = text == null ? Optional.<E>empty() : kind.parse().apply(text);
        isUnknown = known.isEmpty();
        if (!has(key)) {
            reading.error(place, trail + " has no '" + key + "'", "add '" + key + ": ' and " + kind.form());
        } else if (text != null && isUnknown) {
            var labels =
                    Arrays.stream(kinds.getEnumConstants()).map(kind.show()).toList();
            var remedy = Suggestion.nearest(text, labels)
                    .map(near -> "did you mean '" + near + "'?")
                    .orElse("give " + kind.form());
            reading.error(
                    reading.placeOf(trail.key(key).path()), "unknown " + key + " '" + text + "' in " + trail, remedy);
        }
        return known;
    }

    /** The section under a key; empty when the key is absent. */
    Section section(String key) {
        asked.add(key);
        var entry = entries.get(key);
        var child =
                entry == null ? absent(reading, trail.key(key), place) : open(reading, trail.key(key), entry.value());
        shown.put(key, child.shown());
        return child;
    }

    /** The section under a key, or null when the key is absent. */
    @Nullable
    Section sectionIfGiven(String key) {
        asked.add(key);
        return has(key) ? section(key) : null;
    }

    /** Sections under names that the person chose. */
    Map<String, Section> named(String key) {
        asked.add(key);
        var entry = entries.get(key);
        if (entry == null) {
            return Map.of();
        }
        var children = new LinkedHashMap<String, Section>();
        Nodes.entries(reading, trail.key(key), entry.value()).forEach((name, inner) -> {
            checkName(trail.key(key), name, inner.place());
            children.put(name, open(reading, trail.key(key).named(name), inner.value()));
        });
        reading.stands(trail.key(key), entry.place());
        var parts = new LinkedHashMap<String, Shown>();
        children.forEach((name, child) -> parts.put(name, child.shown()));
        shown.put(key, new Shown.Keys(parts));
        return children;
    }

    /** Sections in a list. */
    List<Section> sections(String key) {
        var children = new ArrayList<Section>();
        for (var node : items(key)) {
            children.add(open(reading, trail.key(key).item(children.size()), node));
        }
        shown.put(
                key,
                new Shown.Items(children.stream().<Shown>map(Section::shown).toList()));
        return children;
    }

    /** Values in a list; {@code ifAbsent} is what the reference says of an absent key. */
    <T> List<T> list(String key, Kind<T> kind, String ifAbsent) {
        reading.knows(trail.key(key), ifAbsent);
        var values = new ArrayList<T>();
        int index = 0;
        for (var node : items(key)) {
            var at = trail.key(key).item(index++);
            reading.stands(at, Nodes.place(node));
            Nodes.value(reading, at, node, kind).ifPresent(values::add);
        }
        if (!has(key) && ifAbsent.equals("required")) {
            reading.error(place, trail + " has no '" + key + "'", "add '" + key + ": [ ]' with " + kind.form());
        }
        shown.put(key, new Shown.Row(values.stream().map(kind.show()).toList()));
        return List.copyOf(values);
    }

    /** One value or a list of at least one; the default when the key is absent. */
    <T> List<T> oneOrMore(String key, Kind<T> kind, List<T> ifAbsent) {
        var entry = entries.get(key);
        if (entry != null && entry.value() instanceof SequenceNode) {
            var values = list(key, kind, shownDefault(kind, ifAbsent));
            if (items(key).isEmpty()) {
                reading.error(
                        entry.place(), trail.key(key) + " is empty", "give " + kind.form() + ", or remove the key");
            }
            return values.isEmpty() ? ifAbsent : values;
        }
        var value = ask(key, kind, shownDefault(kind, ifAbsent));
        if (entry == null && !ifAbsent.isEmpty()) {
            shown.put(
                    key,
                    ifAbsent.size() > 1
                            ? new Shown.Row(ifAbsent.stream().map(kind.show()).toList())
                            : new Shown.Value(shownDefault(kind, ifAbsent), false));
        }
        return value == null ? ifAbsent : List.of(value);
    }

    private static <T> String shownDefault(Kind<T> kind, List<T> ifAbsent) {
        return ifAbsent.isEmpty() ? "none" : ifAbsent.stream().map(kind.show()).collect(Collectors.joining(", "));
    }

    /** Values under names that the person chose. */
    <T> Map<String, T> values(String key, Kind<T> kind) {
        asked.add(key);
        reading.knows(trail.key(key).named(""), "none");
        var entry = entries.get(key);
        var values = new LinkedHashMap<String, T>();
        if (entry == null) {
            return values;
        }
        var parts = new LinkedHashMap<String, Shown>();
        Nodes.entries(reading, trail.key(key), entry.value()).forEach((name, inner) -> {
            var at = trail.key(key).named(name);
            reading.stands(at, inner.place());
            Nodes.value(reading, at, inner.value(), kind).ifPresent(value -> {
                values.put(name, value);
                parts.put(name, new Shown.Value(kind.show().apply(value), true));
            });
        });
        shown.put(key, new Shown.Keys(parts));
        return values;
    }

    /** Notes the keys that nobody asked for. */
    void reportUnknownKeys() {
        entries.forEach((key, entry) -> {
            if (!isUnknown && !asked.contains(key)) {
                var remedy = Suggestion.nearest(key, asked)
                        .map(known -> "did you mean '" + known + "'?")
                        .orElse("known here: " + String.join(", ", asked));
                reading.error(entry.place(), "unknown key '" + key + "' in " + trail, remedy);
            }
        });
    }

    private <T> @Nullable T ask(String key, Kind<T> kind, String ifAbsent) {
        asked.add(key);
        reading.knows(trail.key(key), ifAbsent);
        var entry = entries.get(key);
        if (entry == null) {
            return null;
        }
        reading.stands(trail.key(key), Nodes.place(entry.value()));
        var value = Nodes.value(reading, trail.key(key), entry.value(), kind);
        value.ifPresent(read -> shown.put(key, new Shown.Value(kind.show().apply(read), true)));
        return value.orElse(null);
    }

    private List<Node> items(String key) {
        asked.add(key);
        var entry = entries.get(key);
        if (entry == null) {
            return List.of();
        }
        reading.stands(trail.key(key), Nodes.place(entry.value()));
        return Nodes.items(reading, trail.key(key), entry.value());
    }

    private void checkName(Trail trail, String name, Place place) {
        if (Kinds.NAME.parse().apply(name).isEmpty()) {
            reading.error(place, trail + " has the name '" + name + "'", "give " + Kinds.NAME.form());
        }
    }
}
