package dev.everpost.store.sqlite;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Objects;

/** The folder of a database file, checked before the database's own, shorter words would have to do. */
final class StoreFolder {

    private static final String REMEDY = "; name another place with 'store', such as sqlite:./var/everpost.db";

    private StoreFolder() {}

    /** Makes the folder where it is missing; throws, with what to do, when the database cannot be written there. */
    static void prepare(Path database) throws IOException {
        // An absolute path without a parent is a root, which is a folder.
        var folder = Objects.requireNonNullElse(database.toAbsolutePath().getParent(), database);
        make(folder);
        if (Files.isDirectory(database)) {
            throw new IOException("the store " + database + " is a folder, not a file" + REMEDY);
        }
        for (var needed : new Path[] {folder, database, OwnershipLock.beside(database)}) {
            if (Files.exists(needed) && !Files.isWritable(needed)) {
                throw new IOException("the store needs to write " + needed + ", and this user ("
                        + System.getProperty("user.name") + ") may not; give it the right to, or run as its owner"
                        + REMEDY);
            }
        }
    }

    /** The same failure with the name of the file, unless its words name it already. */
    static SQLException named(Path database, SQLException failed) {
        var words = String.valueOf(failed.getMessage());
        return words.contains(database.toString())
                ? failed
                : new SQLException("the store " + database + " cannot be opened: " + words + REMEDY, failed);
    }

    private static void make(Path folder) throws IOException {
        try {
            Files.createDirectories(folder);
        } catch (FileAlreadyExistsException file) {
            throw new IOException("the store's folder " + folder + " is a file" + REMEDY, file);
        } catch (AccessDeniedException denied) {
            throw new IOException("the store's folder " + folder + " cannot be made: no permission" + REMEDY, denied);
        } catch (IOException failed) {
            throw new IOException(
                    "the store's folder " + folder + " cannot be made: " + failed.getMessage() + REMEDY, failed);
        }
    }
}
