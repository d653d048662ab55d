package dev.everpost.store.sqlite;

import java.sql.Connection;
import java.sql.SQLException;

/** Opens connections to the database; the seam where tests and the simulation put commits that fail. */
@FunctionalInterface
public interface Connections {

    /** Opens a connection with the durability of {@link FileConnections} for its role. */
    Connection open(Role role) throws SQLException;

    /** What a connection is for. */
    enum Role {
        WRITER,
        READER,
        CHECKPOINTER
    }
}
