package dev.everpost.scenario;

/** A scenario that says nothing sensible; the message is {@code source:line: what is wrong and what to write}. */
public final class BadScenario extends RuntimeException {

    private static final long serialVersionUID = 1;

    BadScenario(String source, int line, String text) {
        super(source + ":" + line + ": " + text, null, false, false);
    }
}
