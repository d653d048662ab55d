package dev.everpost.edge.rest;

import dev.everpost.fact.ProviderName;
import dev.everpost.message.EmailAddress;
import dev.everpost.message.MessageClass;
import dev.everpost.message.MessageId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an operator can see of the running gateway and do to it, beyond messages. Thread-safe. */
public interface Controls {

    /** All providers, in the order of the configuration. */
    List<ProviderView> providers();

    /** Changes what a provider may carry, whatever its health. */
    Steering steer(ProviderName provider, Command command, String by, @Nullable String reason);

    /** Sends mail that waits for a provider back to the router. */
    Rerouting reroute(ProviderName provider, String by);

    /** Who would carry such a message now, and why; or why the question has no answer. */
    Explanation explain(Question question);

    /** Mail that providers took and never reported on, in the order of the configuration. */
    List<SilenceView> silences();

    /** Since when a report of a message's recipients is overdue, by recipient; of the first {@code recipients}. */
    Map<Integer, Instant> overdue(MessageId message, int recipients);

    /** Reads the configuration again and applies what can change while running. */
    Reload reload(String by);

    /** What to do with a provider. */
    enum Command {
        /** Gives it nothing new. */
        DRAIN,
        /** Uses it although it is held to be down. */
        FORCE,
        /** Takes drain and force back: its health decides again. */
        RESUME
    }

    /**
     * A provider as it stands.
     *
     * @param type the vendor or protocol, such as {@code ses} or {@code smtp}
     * @param state its standing in one word
     * @param share of new mail that it is offered now, 0 to 1
     * @param limit calls at the same time
     * @param nextProbeAt when it is tried again; null when it is not held back
     * @param waiting deliveries that wait for it
     * @param account its last checkup; null before the first
     * @param reports what it tells of the mail that it took; null when too little to say
     */
    record ProviderView(
            String name,
            String type,
            String state,
            Instant since,
            String why,
            double share,
            int inFlight,
            int limit,
            @Nullable Instant nextProbeAt,
            List<QuotaView> quotas,
            long waiting,
            @Nullable CheckupView account,
            @Nullable ReportsView reports) {}

    /**
     * What a provider tells of the mail that it took.
     *
     * @param state {@code reporting}, or {@code silent} when nothing comes at all any more
     * @param usualMs no report takes longer; null when it is silent
     * @param silentDeliveries without a final report after that time, or, of one that is silent, all that wait for one
     * @param silentMessages some of them, by id
     * @param silentSince its last report; null while it reports
     */
    record ReportsView(
            String state,
            @Nullable Long usualMs,
            int silentDeliveries,
            List<String> silentMessages,
            @Nullable Instant silentSince) {}

    /**
     * What is heard of the mail that a provider took.
     *
     * @param state {@code reporting}, {@code silent} when nothing comes at all any more, or {@code not_reporting}
     * @param usualMs reports on mail that is not critical take no longer; null unless it reports
     * @param silentSince its last report; null unless nothing comes any more
     * @param waiting for a report, of one that is silent
     * @param overdue deliveries without a report, the oldest first
     */
    record SilenceView(
            String provider,
            String state,
            @Nullable Long usualMs,
            @Nullable Instant silentSince,
            int waiting,
            List<OverdueView> overdue) {}

    /**
     * One recipient's mail without a report.
     *
     * @param alone what was handed over around it was reported on
     * @param remedy what was done, such as {@code sent_again}; null when nothing is decided
     */
    record OverdueView(
            String message,
            int recipient,
            int attempt,
            MessageClass messageClass,
            Instant handedOverAt,
            Instant dueAt,
            boolean alone,
            @Nullable String remedy) {}

    /**
     * What the provider said of the account when it was last asked.
     *
     * @param condition in one word, such as {@code well}
     * @param answeredAt when it last answered; null when it never did
     * @param limit of the quota; null where none is told, like the three that follow
     * @param senders domains and addresses that it told
     * @param unverified of them
     */
    record CheckupView(
            String condition,
            Instant at,
            @Nullable Instant answeredAt,
            String words,
            @Nullable Long limit,
            @Nullable Long used,
            @Nullable Long left,
            @Nullable String period,
            int senders,
            int unverified) {}

    /** A ceiling: {@code used} of {@code max} recipients in the window, such as {@code day}. */
    record QuotaView(
            String window, long used, long max, @Nullable Instant resetsAt) {}

    /** A message that might be sent. Null means any. */
    record Question(
            MessageClass messageClass,
            @Nullable String submitter,
            @Nullable EmailAddress from,
            @Nullable EmailAddress to,
            int sizeBytes,
            Map<String, String> tags) {
        public Question {
            tags = Map.copyOf(tags);
        }
    }

    /** What came of a command. */
    sealed interface Steering {
        /** Done; this is how it stands now. */
        record Done(ProviderView provider) implements Steering {}

        /** There is no such provider. */
        record NoSuchProvider(List<String> known) implements Steering {}

        /** It makes no sense now, in words for people. */
        record NotNow(String why) implements Steering {}
    }

    /** What came of a rerouting. */
    sealed interface Rerouting {
        /** So many deliveries go to the router now. */
        record Done(int deliveries) implements Rerouting {}

        /** There is no such provider. */
        record NoSuchProvider(List<String> known) implements Rerouting {}
    }

    /** The answer to a question. */
    sealed interface Explanation {
        /** The route's decision: its reasons line by line, and each provider's place in it. */
        record Decision(List<String> lines, List<Candidate> candidates) implements Explanation {}

        /** The question names something that does not exist. {@code field} is the query parameter. */
        record BadQuestion(String field, String why) implements Explanation {}
    }

    /**
     * One provider's place in a decision; {@code chosen} false means passed over, {@code why} says why.
     *
     * @param numbers what is expected of it with such a message; null where nothing is
     */
    record Candidate(
            String provider,
            boolean chosen,
            String why,
            @Nullable Numbers numbers) {}

    /**
     * What is expected of a provider with one message. Shares are 0 to 1.
     *
     * @param harm in money for a recipient, what adaptive routes minimise
     * @param seen attempts of the last 2 hours at this receiver
     * @param failure attempts that fail or whose end nobody knows
     * @param p95Ms what all but one in twenty answered calls take, in milliseconds
     * @param perThousand what a thousand recipients cost; null when it is not configured
     */
    record Numbers(
            double harm,
            long seen,
            double failure,
            double deferred,
            double bounced,
            double complained,
            long p95Ms,
            @Nullable Double perThousand,
            @Nullable String currency) {}

    /** What came of a reload. */
    sealed interface Reload {
        /** In force; what changed, line by line, and what needs a restart. */
        record Applied(List<String> changes, List<String> needRestart) implements Reload {}

        /** Not in force: the old configuration goes on. */
        record Invalid(List<String> errors) implements Reload {}
    }
}
