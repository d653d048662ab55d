package dev.everpost.store.sqlite;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The exclusive lock on {@code <database>.lock}: leases live in one process's memory, so one process owns the file.
 *
 * <p>The kernel drops the lock when the process dies, whatever way; the file's text only names the owner.
 */
final class OwnershipLock implements Closeable {

    private final FileChannel channel;

    private OwnershipLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Takes the lock or throws, naming who has it. */
    static OwnershipLock take(Path database) throws IOException {
        var path = beside(database);
        var channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!locks(channel)) {
            channel.close();
            throw new IOException(database + " is in use by " + owner(path)
                    + "; stop that process, or give this one another database path");
        }
        var me = "process " + ProcessHandle.current().pid();
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(me.getBytes(StandardCharsets.UTF_8)));
        return new OwnershipLock(channel);
    }

    /** The file that is locked. */
    static Path beside(Path database) {
        return Path.of(database + ".lock");
    }

    private static boolean locks(FileChannel channel) throws IOException {
        try {
            var lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException mine) {
            return false;
        }
    }

    private static @Nullable String owner(Path path) throws IOException {
        var text = Files.readString(path).strip();
        return text.isEmpty() ? "another process" : text;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
