package dev.everpost.anomaly.nab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * A corpus on disk as the benchmark lays it out: {@code data/FOLDER/FILE.csv} with timestamp and value, and {@code
 * labels/combined_windows.json} with the windows of each file. Immutable.
 */
public final class CorpusFolder {

    private static final String DATA = "data";
    private static final Path WINDOWS = Path.of("labels", "combined_windows.json");

    private final Path folder;
    private final Map<String, List<List<String>>> windows;

    private CorpusFolder(Path folder, Map<String, List<List<String>>> windows) {
        this.folder = folder;
        this.windows = windows;
    }

    /**
     * Opens a corpus.
     *
     * @throws IOException if it has no readable labels, with words for people
     */
    public static CorpusFolder open(Path folder) throws IOException {
        var file = folder.resolve(WINDOWS);
        if (!Files.isRegularFile(file)) {
            throw new IOException(folder + " is no corpus: " + WINDOWS + " is missing");
        }
        try {
            var labels = JsonMapper.shared()
                    .readValue(Files.readString(file), new TypeReference<Map<String, List<List<String>>>>() {});
            return new CorpusFolder(folder, labels);
        } catch (JacksonException malformed) {
            throw new IOException(file + " is not a map of file names to windows: " + malformed.getOriginalMessage());
        }
    }

    /** The names of its series, such as {@code realTweets/Twitter_volume_AAPL.csv}, sorted. */
    public List<String> names() {
        return windows.keySet().stream().sorted().toList();
    }

    /**
     * One series.
     *
     * @throws IOException if its file is missing or has a row without a time and a number
     */
    public NabSeries series(String name) throws IOException {
        var rows = CsvColumns.read(folder.resolve(DATA).resolve(name), "value");
        var labels = windows.getOrDefault(name, List.of());
        var known = new ArrayList<Window>();
        for (var edges : labels) {
            window(rows.times(), edges).ifPresent(known::add);
        }
        return new NabSeries(name, rows.times(), rows.numbers(), known, labels.size());
    }

    /** The rows of a window's edges; of several rows of one time the first, as the reference scorer has it. */
    private static Optional<Window> window(List<Instant> times, List<String> edges) {
        int first = times.indexOf(CsvColumns.time(edges.getFirst()));
        int last = times.indexOf(CsvColumns.time(edges.getLast()));
        return first < 0 || last < first ? Optional.empty() : Optional.of(new Window(first, last));
    }
}
