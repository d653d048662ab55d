package dev.everpost.health.probe;

import dev.everpost.provider.web.Deadline;
import dev.everpost.world.World;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** Closes a connection when an operation on it outlasts its time, whatever it hangs in. For one thread. */
record Punctual(Socket tcp, Duration atMost, World world) {

    /** What may hang. */
    interface Operation<T> {
        T run() throws IOException;
    }

    /** Runs it; one that was too late fails with words about the time. */
    <T> T run(String what, Operation<T> operation) throws IOException {
        var late = new AtomicBoolean();
        try (var _ = new Deadline(atMost, () -> end(late), world)) {
            return operation.run();
        } catch (IOException e) {
            throw late.get() ? new StepFailed("no " + what + " in " + atMost.toMillis() + " ms") : e;
        }
    }

    private void end(AtomicBoolean late) {
        late.set(true);
        close(tcp);
    }

    static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            // Nothing more can be done about it, and nobody waits for it.
        }
    }
}
