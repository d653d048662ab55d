package dev.everpost.app.outage;

import dev.everpost.scenario.Outage;
import dev.everpost.scenario.OutageFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A folder with outages in files. */
record Library(Path folder) {

    /** Where they are unless told otherwise. */
    static final String FOLDER = "scenarios/outages";

    private static final String ALL = "all";

    /** All of them, in the order of their files' names. */
    List<Outage> all() throws IOException {
        try (var files = Files.list(folder)) {
            var outages = new ArrayList<Outage>();
            for (var file : files.filter(path -> path.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()) {
                outages.add(OutageFile.read(file));
            }
            return outages;
        }
    }

    /** The one of this name, or all. */
    List<Outage> find(String name) throws IOException {
        var all = all();
        var found = name.equals(ALL)
                ? all
                : all.stream().filter(outage -> outage.name().equals(name)).toList();
        if (found.isEmpty()) {
            throw new NoSuchFileException(name);
        }
        return found;
    }
}
