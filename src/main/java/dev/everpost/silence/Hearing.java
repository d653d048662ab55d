package dev.everpost.silence;

import dev.everpost.message.MessageId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What is heard of the mail that a provider took. Immutable. */
public sealed interface Hearing {

    /** Too little is reported to tell anything from silence. {@code reports} are those of the latest hand-overs. */
    record NotReporting(int reports) implements Hearing {}

    /**
     * It reports.
     *
     * @param usual reports on mail that is not critical take no longer, as far as is known
     * @param overdue deliveries without a final report after that time, while later ones of others came; the oldest first
     */
    record Reporting(Duration usual, List<Overdue> overdue) implements Hearing {

        private static final int SOME = 20;

        public Reporting {
            overdue = List.copyOf(overdue);
        }

        /** How many deliveries are overdue. */
        public int silent() {
            return overdue.size();
        }

        /** Some of their messages, the oldest first. */
        public List<MessageId> some() {
            return overdue.stream().map(Overdue::message).distinct().limit(SOME).toList();
        }
    }

    /**
     * It used to report and nothing comes at all: its webhooks are broken rather than its mail.
     *
     * @param since the last report
     * @param waiting deliveries that should have been reported on by now
     */
    record Deaf(Instant since, int waiting) implements Hearing {}
}
