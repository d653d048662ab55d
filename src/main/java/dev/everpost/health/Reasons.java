package dev.everpost.health;

import java.util.Locale;
import java.util.stream.Collectors;

/** Says in words why a scope is judged as it is: the strongest evidence, each with its source. */
final class Reasons {

    private static final int MOST = 3;

    private Reasons() {}

    static String of(Scope scope, Scope extent, State state, Assessment assessment) {
        var wider = scope.equals(extent) ? "" : " (so is all of " + extent.words() + ")";
        return switch (state) {
            case UP -> said(assessment, state, Reading.WELL);
            case UNKNOWN -> "nobody can tell";
            case DEGRADED, DOWN ->
                String.format(Locale.ROOT, "%.0f %% sure", 100 * assessment.confidence()) + wider + ": "
                        + said(assessment, state, Reading.FAILING, Reading.IMPAIRED);
        };
    }

    private static String said(Assessment assessment, State state, Reading... readings) {
        var which = java.util.Set.of(readings);
        var said = assessment.evidence().stream()
                .filter(signal -> which.contains(signal.reading()))
                .filter(signal -> state.isBad() || signal.source() != Source.FEED)
                .limit(MOST)
                .map(signal -> signal.source().label() + " says " + signal.words())
                .collect(Collectors.joining("; "));
        if (!said.isEmpty()) {
            return said;
        }
        return state.isBad() ? "no fresh evidence; held until it is seen to work" : "nothing speaks against it";
    }
}
