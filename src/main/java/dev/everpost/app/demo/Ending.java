package dev.everpost.app.demo;

import dev.everpost.scenario.Expectations;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a story came to.
 *
 * @param notAccepted submissions that got no yes, and that their senders still have
 * @param carried copies brought by each provider
 * @param drained whether every accepted message became final in time
 */
record Ending(
        String scenario,
        Verdict verdict,
        int notAccepted,
        boolean drained,
        List<Failover> failovers,
        List<Delays.Figures> delays,
        Map<String, Long> carried) {

    /** The expectations that did not come true, in words; empty is good. A story that did not end is never good. */
    List<String> disappointments(Expectations expected) {
        var words = new ArrayList<String>();
        if (!drained) {
            words.add(verdict.unfinished().size() + " accepted messages are not final yet");
        }
        check(words, "lost", verdict.lost().size(), expected.lostMax());
        check(words, "duplicates", verdict.duplicates().size(), expected.duplicatesMax());
        var within = expected.failoverWithin();
        if (within != null) {
            failovers.stream()
                    .filter(failover -> failover.after().compareTo(within) > 0)
                    .forEach(failover -> words.add("failover from " + failover.from() + " took "
                            + Clock.span(failover.after()) + ", at most " + Clock.span(within)));
        }
        return words;
    }

    private static void check(
            List<String> words, String what, int found, @org.jspecify.annotations.Nullable Integer most) {
        if (most != null && found > most) {
            words.add(found + " " + what + ", at most " + most);
        }
    }
}
