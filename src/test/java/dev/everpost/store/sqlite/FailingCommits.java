package dev.everpost.store.sqlite;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;

/** Connections whose writer's commits fail as the spec says: before they happen, after they happened, or on opening. */
final class FailingCommits implements Connections {

    private final Connections real;
    private volatile Fault fault = Fault.NONE;
    private volatile CountDownLatch gate = new CountDownLatch(0);

    FailingCommits(Connections real) {
        this.real = real;
    }

    /** What happens at each commit from now on. */
    void make(Fault next) {
        fault = next;
    }

    /** Lets the next commits wait until the returned latch is counted down. */
    CountDownLatch holdCommits() {
        gate = new CountDownLatch(1);
        return gate;
    }

    @Override
    public Connection open(Role role) throws SQLException {
        if (fault == Fault.COMMITTED_AND_LOST) {
            throw new SQLException("disk I/O error (injected at open)");
        }
        var connection = real.open(role);
        return role == Role.WRITER ? watched(connection) : connection;
    }

    private Connection watched(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (_, method, arguments) -> {
                    if (method.getName().equals("commit")) {
                        commit(connection);
                        return null;
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException wrapped) {
                        throw wrapped.getCause();
                    }
                });
    }

    private void commit(Connection connection) throws SQLException, InterruptedException {
        gate.await();
        switch (fault) {
            case NONE -> connection.commit();
            case LOST -> throw new SQLException("disk I/O error (injected before the commit)");
            case COMMITTED_AND_LOST -> {
                connection.commit();
                throw new SQLException("disk I/O error (injected after the commit)");
            }
        }
    }

    /** Ways to fail. */
    enum Fault {
        NONE,
        /** The commit throws and did not happen. */
        LOST,
        /** The commit throws although it is durable; reopening fails too until the fault is over. */
        COMMITTED_AND_LOST
    }
}
