package dev.everpost.store.sqlite;

import dev.everpost.store.NewMessage;
import dev.everpost.world.Promise;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An operation on its way through the writer, and the promise to its caller. */
final class Request<T> {

    private final Operation<T> operation;
    private final Promise<T> promise;
    private @Nullable T result;

    Request(Operation<T> operation, Promise<T> promise) {
        this.operation = operation;
        this.promise = promise;
    }

    Operation<T> operation() {
        return operation;
    }

    /** True when the caller gave up before the writer began, and it means nothing without one. */
    boolean isAbandoned() {
        return promise.now().isPresent() && !operation.outlivesItsCaller();
    }

    void run(Session session) throws SQLException {
        result = operation.run(session);
    }

    /** Answers after the commit. False when the caller had told its own caller "not stored" before. */
    boolean committed(Leases leases) {
        var value = result;
        if (value == null) {
            throw new IllegalStateException("answered before it ran");
        }
        boolean heard = promise.keep(value);
        if (!heard) {
            operation.abandoned(value, leases);
        }
        return heard;
    }

    /** What must be erased when this was refused after it ran. */
    List<NewMessage> stored() {
        var value = result;
        return value == null ? List.of() : operation.storedBy(value);
    }

    void failed(String why, Leases leases) {
        operation.failed(leases);
        refuse(why);
    }

    void refuse(String why) {
        promise.keep(operation.refused(why));
    }
}
