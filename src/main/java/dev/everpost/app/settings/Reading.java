package dev.everpost.app.settings;

import dev.everpost.app.settings.Problem.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the reading of one file gathers: problems, where each value stands, which keys exist. For one thread. */
final class Reading {

    private final String file;
    private final Map<String, String> environment;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Place> places = new HashMap<>();
    private final TreeMap<String, String> knownKeys = new TreeMap<>();
    private final List<Section> sections = new ArrayList<>();

    Reading(String file, Map<String, String> environment) {
        this.file = file;
        this.environment = Map.copyOf(environment);
    }

    void error(Place place, String what, String remedy) {
        problems.add(new Problem(Severity.ERROR, file, place, what, remedy));
    }

    void warning(Place place, String what, String remedy) {
        problems.add(new Problem(Severity.WARNING, file, place, what, remedy));
    }

    void error(String path, String what, String remedy) {
        error(placeOf(path), what, remedy);
    }

    void warning(String path, String what, String remedy) {
        warning(placeOf(path), what, remedy);
    }

    /** Replaces what stands in the environment; empty, with a problem noted, when something could not be. */
    Optional<String> expand(Trail trail, Place place, String text) {
        var expansion = Expansion.of(text, environment);
        expansion.faults().forEach(fault -> error(place, trail + ": " + fault.what(), fault.remedy()));
        return expansion.faults().isEmpty() ? Optional.of(expansion.text()) : Optional.empty();
    }

    void stands(Trail trail, Place place) {
        places.put(trail.path(), place);
    }

    /** A key that a file may have; {@code ifAbsent} is its default as shown, "required", or "none". */
    void knows(Trail trail, String ifAbsent) {
        knownKeys.put(trail.pattern(), ifAbsent);
    }

    void opened(Section section) {
        sections.add(section);
    }

    /** Where a path stands, or the nearest part of the file around it. */
    Place placeOf(String path) {
        var place = places.get(path);
        int end = Math.max(path.lastIndexOf('.'), path.lastIndexOf('['));
        if (place != null) {
            return place;
        }
        return end > 0 ? placeOf(path.substring(0, end)) : Place.START;
    }

    /** Whether the file has a value or section there, sound or not. */
    boolean isGiven(String path) {
        return places.containsKey(path);
    }

    /** Whether what the file has there, if anything, could be read. */
    boolean isSound(String path) {
        var place = places.get(path);
        return problems.stream().noneMatch(problem -> problem.place().equals(place));
    }

    /** Reports the keys that nobody asked for; call once, after everything was read. */
    void close() {
        sections.forEach(Section::reportUnknownKeys);
    }

    List<Problem> problems() {
        return problems.stream().distinct().sorted().toList();
    }

    Map<String, String> knownKeys() {
        return knownKeys;
    }

    boolean isBroken() {
        return problems.stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
    }
}
