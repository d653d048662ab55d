package dev.everpost.sim;

import dev.everpost.sim.Circumstances.DiskMood;
import dev.everpost.store.sqlite.Connections;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Real connections whose commits fail when told so: before anything was written, or after everything was. */
final class FaultyDisk implements Connections {

    private final Connections real;
    private final List<Connection> opened = new ArrayList<>();
    DiskMood mood = DiskMood.SOUND;

    FaultyDisk(Connections real) {
        this.real = real;
    }

    @Override
    public Connection open(Role role) throws SQLException {
        var connection = real.open(role);
        opened.add(connection);
        return role == Role.WRITER ? faulty(connection) : connection;
    }

    /** The process died: what was not committed is rolled back. */
    void cut() {
        for (var connection : opened) {
            try {
                connection.close();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
        opened.clear();
    }

    private Connection faulty(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("commit") && mood != DiskMood.SOUND) {
                        if (mood == DiskMood.FAILS_AFTER_COMMIT) {
                            connection.commit();
                        }
                        throw new SQLException("[SQLITE_IOERR_FSYNC] simulated: fsync failed");
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
