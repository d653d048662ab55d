package dev.everpost.store;

import dev.everpost.fact.Fact;
import dev.everpost.fact.ProviderName;
import dev.everpost.message.MessageId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What providers told, kept before they hear yes, and then as evidence. Thread-safe; a change returns when it is committed and
 * fsynced. An event that was told before is recognised as long as its evidence is kept.
 */
public interface Postbox {

    /** Keeps all of them by one commit; those that were told before are left out. */
    Keeping keep(List<Tiding> tidings, Instant now);

    /** What is to be looked at now, the longest due first, then in the order of arrival. Never more than 1000. */
    List<Kept> due(int most, Instant now);

    /** Commits what was found out, facts included, all or nothing. False when the store failed: repeat it. */
    boolean settle(List<Verdict> verdicts);

    /** One of them by its number. */
    Optional<Kept> find(long number);

    /** Those that are nobody's, the latest first, before {@code before}; 0 starts at the end. Never more than 1000. */
    List<Kept> unmatched(long before, int most);

    /**
     * Messages that a provider may call by this id, the latest first: what was handed over since {@code since}. A
     * candidate's facts have to be compared, because only a digest is kept here.
     */
    List<MessageId> called(ProviderName provider, String providerId, Instant since, Instant now);

    /** How many wait to be looked at. */
    long waiting();

    /** What became of the wish to keep. */
    sealed interface Keeping {
        /** Durable; {@code repeated} were told before. */
        record Done(int fresh, int repeated) implements Keeping {}

        /** Not durable: the database cannot promise anything now. */
        record Unavailable(String why) implements Keeping {}
    }

    /**
     * One that is kept.
     *
     * @param number names it, and is never given twice
     * @param due when it is looked at next; null when it is decided
     * @param message whose it is, or null
     * @param why it waits or is nobody's, or null
     */
    record Kept(
            long number,
            Tiding tiding,
            Instant arrivedAt,
            @Nullable Instant due,
            int tries,
            @Nullable MessageId message,
            @Nullable String why) {}

    /** What was found out about one that is kept. */
    sealed interface Verdict {
        long number();

        /** It is about this message: the fact is noted with it, once. */
        record Matched(long number, Fact.Reported fact) implements Verdict {}

        /** Whose it is may be known later. */
        record Later(long number, Instant due, String why) implements Verdict {}

        /** Nobody's: kept, shown, never applied. */
        record Unmatched(long number, String why) implements Verdict {}
    }
}
