package dev.everpost.edge.ses.query;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the operation that a form names. Thread-safe. */
final class Dispatch {

    static final String ACTION = "Action";
    private static final String VERSION = "2010-12-01";

    private final Map<String, Action> actions;

    Dispatch(Map<String, Action> actions) {
        this.actions = actions;
    }

    Answer answer(Call call) {
        var name = call.form().text(ACTION);
        if (name == null || name.isEmpty()) {
            return new Answer.Wrong(
                    Problem.sender("MissingAction", "The request is missing an action or a required parameter."));
        }
        var version = call.form().text("Version");
        var action = actions.get(name);
        return action == null || version != null && !version.equals(VERSION)
                ? unknown(name, version)
                : action.answer().apply(call);
    }

    private static Answer unknown(String name, @Nullable String version) {
        return new Answer.Wrong(Problem.sender(
                "InvalidAction",
                "Could not find operation " + Needs.shown(name) + " for version "
                        + Needs.shown(version == null ? VERSION : version)));
    }
}
