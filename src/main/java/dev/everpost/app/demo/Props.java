package dev.everpost.app.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicBoolean;

/** The folder of one play, with its configuration, store and log; gone when the play is over, unless it is kept. */
final class Props implements AutoCloseable {

    private final Path folder;
    private final AtomicBoolean kept = new AtomicBoolean();

    private Props(Path folder) {
        this.folder = folder;
    }

    /** Makes an empty folder among the temporary files. */
    static Props lay(String name) throws IOException {
        return new Props(Files.createTempDirectory("everpost-" + name + "-"));
    }

    Path folder() {
        return folder;
    }

    /** Leaves everything where it is, to be looked into. */
    void keep() {
        kept.set(true);
    }

    /** Deletes everything, once the gateway has closed its files; a second time does nothing. */
    @Override
    public void close() throws IOException {
        if (kept.get() || !Files.exists(folder)) {
            return;
        }
        try (var all = Files.walk(folder)) {
            for (var each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }
}
