package dev.everpost.store.sqlite;

/** The stored number of each type of fact. */
enum FactKind {
    ADMITTED(1),
    ATTEMPT_STARTED(2),
    ATTEMPT_ENDED(3),
    EXPIRED(4),
    CANCELLED(5),
    RETRY_ASKED(6),
    STANDING_CHANGED(7),
    BACKLOG_REROUTED(8),
    ALARM_RAISED(9),
    ALARM_CLEARED(10),
    GATEWAY_CHANGED(11),
    SUPPRESSED(12),
    NOT_RENDERED(13),
    REPORTED(14),
    NO_CARRIER(15),
    INQUIRED(16),
    CHECKED_UP(17),
    JUDGED(18),
    SILENT(19);

    private final int code;

    FactKind(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    static FactKind of(int code) {
        for (var kind : values()) {
            if (kind.code == code) {
                return kind;
            }
        }
        throw new IllegalArgumentException("fact kind " + code + " was written by a newer Everpost");
    }
}
