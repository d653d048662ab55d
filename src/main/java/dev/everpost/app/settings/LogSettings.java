package dev.everpost.app.settings;

/** What is logged, and how. */
public record LogSettings(Level level, Format format) {

    /** The least severe level that is written. */
    public enum Level {
        ERROR,
        WARN,
        INFO,
        DEBUG
    }

    /** How a line looks. */
    public enum Format {
        /** For people. */
        TEXT,
        /** One JSON object a line, for machines. */
        JSON
    }

    static LogSettings read(Section section) {
        return new LogSettings(
                section.get("level", Kinds.choice(Level.class), Level.INFO),
                section.get("format", Kinds.choice(Format.class), Format.TEXT));
    }
}
