package dev.everpost.anomaly.nab;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** A run over a whole corpus. */
public final class Benchmark {

    private Benchmark() {}

    /** Who gives each row of a series a score from 0 to 1, seeing only the rows up to it. */
    @FunctionalInterface
    public interface Candidate {
        double[] scores(NabSeries series) throws IOException;
    }

    /**
     * Has every series scored, in the order of their names.
     *
     * @param progress told of each series when it is done
     * @return one card for each profile
     * @throws IOException if the corpus or recorded scores cannot be read, with words for people
     */
    public static List<Scorecard> run(
            CorpusFolder corpus, Candidate candidate, List<Profile> profiles, Consumer<NabSeries> progress)
            throws IOException {
        var scorer = new Scorer();
        for (var name : corpus.names()) {
            var series = corpus.series(name);
            scorer.add(series, candidate.scores(series));
            progress.accept(series);
        }
        return profiles.stream().map(scorer::score).toList();
    }
}
