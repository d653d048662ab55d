package dev.everpost.store.sqlite;

import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Tells a fault of one operation from a fault of the storage. */
final class Faults {

    private static final int PRIMARY_CODE = 0xFF;

    private Faults() {}

    /** True when the same statement would fail on a perfect disk too: only that operation is refused. */
    static boolean isOfOperation(Exception fault) {
        return switch (fault) {
            case SQLiteException sqlite -> isOfOperation(sqlite.getResultCode());
            case SQLException _ -> false;
            default -> true;
        };
    }

    static String words(Exception fault) {
        var message = fault.getMessage();
        return message == null ? fault.getClass().getSimpleName() : message;
    }

    private static boolean isOfOperation(SQLiteErrorCode code) {
        int primary = code.code & PRIMARY_CODE;
        return primary == SQLiteErrorCode.SQLITE_CONSTRAINT.code
                || primary == SQLiteErrorCode.SQLITE_TOOBIG.code
                || primary == SQLiteErrorCode.SQLITE_MISMATCH.code
                || primary == SQLiteErrorCode.SQLITE_RANGE.code;
    }
}
