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
     * @param usual no report takes longer, as far as is known
     * @param silent deliveries without a final report after that time, while later ones of others came
     * @param some of their messages, the oldest first
     */
    record Reporting(Duration usual, int silent, List<MessageId> some) implements Hearing {
        public Reporting {
            some = List.copyOf(some);
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
