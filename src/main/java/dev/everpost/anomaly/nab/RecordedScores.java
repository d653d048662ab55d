package dev.everpost.anomaly.nab;

import java.io.IOException;
import java.nio.file.Path;

/** Scores that another detector wrote down, as the benchmark lays them out: {@code NAME/FOLDER/NAME_FILE.csv}. */
public final class RecordedScores {

    private final Path folder;
    private final String detector;

    /** @param folder of one detector; its name is the detector's */
    public RecordedScores(Path folder) {
        this.folder = folder;
        var last = folder.toAbsolutePath().normalize().getFileName();
        this.detector = last == null ? "" : last.toString();
    }

    /** The folder's name. */
    public String detector() {
        return detector;
    }

    /**
     * The scores of one series.
     *
     * @throws IOException if its file is missing or malformed, or has other rows than the series
     */
    public double[] of(NabSeries series) throws IOException {
        var name = series.name();
        int slash = name.lastIndexOf('/') + 1;
        var file = folder.resolve(name.substring(0, slash) + detector + "_" + name.substring(slash));
        var scores = CsvColumns.read(file, "anomaly_score").numbers();
        if (scores.length != series.size()) {
            throw new IOException(file + " has " + scores.length + " rows, but its series has " + series.size());
        }
        return scores;
    }
}
