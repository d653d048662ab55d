package dev.everpost.store;

import dev.everpost.fact.Fact;
import dev.everpost.fact.ProviderName;
import dev.everpost.message.Message;
import dev.everpost.message.MessageClass;
import dev.everpost.message.MessageId;
import dev.everpost.message.Recipient;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The book of facts and the questions that people ask of it. Reads only, thread-safe, never delays a commit. */
public interface Ledger {

    /** All that is known of one message. */
    Optional<Story> story(MessageId message);

    /** Messages that match, newest first, after the cursor. */
    Page list(Filter filter, @Nullable MessageId before, int most);

    /** Facts in order, after a position; for tailing. */
    List<Entry> factsAfter(long position, int most);

    /**
     * Facts of messages that carry a tag, in order, found among the next {@code most} facts after a position; for readers who
     * follow few messages among many.
     */
    Tail tagged(String tag, long after, int most);

    /**
     * Facts that tell how a recipient took the mail, in order, found among the next {@code most} facts after a position: reports,
     * and ends of attempts in which somebody was refused.
     */
    Tail reportsAndRefusals(long after, int most);

    /**
     * Reports, what these providers took at once or as they said later, and what was done about their silence, in order, found
     * among the next {@code most} facts after a position.
     */
    Tail reportsAndHandOvers(Set<ProviderName> providers, long after, int most);

    /** The first bytes of a message, at most {@code bytesMax}; empty when the message's bytes were dropped. */
    Optional<byte[]> head(MessageId message, int bytesMax);

    /** The latest facts about providers and the gateway, newest first. */
    List<Entry> recentNews(int most);

    /** What waits and what is under way, counted. */
    Depth depth(Instant now);

    /** Recipients that a provider accepted since a time, for quotas; counted by the hour. */
    long acceptedBy(ProviderName provider, Instant since);

    /** What was sent and what came of it since a time, by quarters of an hour in which something happened, oldest first. */
    List<Tally> tallies(Instant since);

    /**
     * Who carried what was accepted since a time, counted. Reads every message of that time, as far as it is kept: seconds for
     * millions.
     */
    List<Carried> carried(Instant since);

    /** A fact with its place in the book. */
    record Entry(long position, Fact fact) {}

    /** What was found, and how far was looked; {@code reached} is where the next look starts. */
    record Tail(List<Entry> entries, long reached) {}

    /** A message, its deliveries, its facts in order. */
    record Story(Message message, List<Delivery> deliveries, List<Fact> facts, boolean bodyKept) {}

    /** A list row. */
    record Summary(Message message, List<Recipient> firstRecipients, Map<DeliveryState, Integer> states) {}

    /** A page and whether more follow. */
    record Page(List<Summary> messages, boolean more) {}

    /** All set conditions must hold; null sets none. Text compares exactly, except {@code subjectContains}. */
    record Filter(
            @Nullable String submitter,
            @Nullable MessageClass messageClass,
            @Nullable DeliveryState state,
            @Nullable String sender,
            @Nullable String recipient,
            @Nullable ProviderName provider,
            @Nullable String subjectContains,
            @Nullable Instant since,
            @Nullable Instant until) {
        /** Matches everything. */
        public static final Filter ALL = new Filter(null, null, null, null, null, null, null, null, null);
    }

    /**
     * Recipients counted over a quarter of an hour.
     *
     * @param attempts that a provider took or refused for good
     * @param bounces refused for good, at once or later
     * @param complaints of recipients
     * @param rejects by a provider because of the content
     */
    record Tally(Instant from, long attempts, long bounces, long complaints, long rejects) {}

    /** Recipients of one submitter and class that one provider took. */
    record Carried(ProviderName provider, String submitter, MessageClass messageClass, long recipients) {}

    /**
     * Counts of deliveries that are not final.
     *
     * @param waiting by class
     * @param waitingFor by the provider that they were last tried at or wait for; none yet is not counted
     * @param oldestAcceptedAt of waiting mail, by class; absent when none waits
     */
    record Depth(
            Map<MessageClass, Long> waiting,
            long attempting,
            Map<ProviderName, Long> waitingFor,
            Map<MessageClass, Instant> oldestAcceptedAt,
            long scheduled) {}
}
