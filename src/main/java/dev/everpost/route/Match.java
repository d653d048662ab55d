package dev.everpost.route;

import dev.everpost.message.EmailAddress;
import dev.everpost.message.Message;
import dev.everpost.message.MessageClass;
import dev.everpost.message.Recipient;
import dev.everpost.world.Time;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which messages a rule is for: every condition that is set must hold; null or empty sets none.
 *
 * @param senderDomain of the envelope sender; the null sender has none
 * @param recipientDomain all recipients must be in it
 * @param tags each must be on the message with exactly this value
 * @param time hours of the week; a message is judged anew in each pass
 */
public record Match(
        @Nullable MessageClass messageClass,
        @Nullable String submitter,
        @Nullable String senderDomain,
        @Nullable String recipientDomain,
        Map<String, String> tags,
        @Nullable TimeWindow time) {

    /** Matches everything. */
    public static final Match ANY = new Match(null, null, null, null, Map.of(), null);

    public Match {
        senderDomain = senderDomain == null ? null : senderDomain.toLowerCase(Locale.ROOT);
        recipientDomain = recipientDomain == null ? null : recipientDomain.toLowerCase(Locale.ROOT);
        tags = Map.copyOf(tags);
    }

    /** One that holds at any time. */
    public Match(
            @Nullable MessageClass messageClass,
            @Nullable String submitter,
            @Nullable String senderDomain,
            @Nullable String recipientDomain,
            Map<String, String> tags) {
        this(messageClass, submitter, senderDomain, recipientDomain, tags, null);
    }

    /** Whether some mail of this submitter and class meets it. */
    boolean mayMatch(String itsSubmitter, MessageClass itsClass) {
        return (messageClass == null || messageClass == itsClass)
                && (submitter == null || submitter.equals(itsSubmitter));
    }

    /** Whether submitter and class are all that it asks for. */
    boolean asksForNothingElse() {
        return senderDomain == null && recipientDomain == null && tags.isEmpty() && time == null;
    }

    /** Whether the message meets every condition now. */
    public boolean matches(Message message, List<Recipient> recipients, Time clock) {
        return matches(
                message.messageClass(), message.submitter(), message.sender(), recipients, message.tags(), clock);
    }

    boolean matches(
            MessageClass itsClass,
            String itsSubmitter,
            @Nullable EmailAddress sender,
            List<Recipient> recipients,
            Map<String, String> itsTags,
            Time clock) {
        return (messageClass == null || messageClass == itsClass)
                && (submitter == null || submitter.equals(itsSubmitter))
                && (senderDomain == null || (sender != null && senderDomain.equals(sender.domain())))
                && (recipientDomain == null || allIn(recipientDomain, recipients))
                && (tags.isEmpty() || itsTags.entrySet().containsAll(tags.entrySet()))
                && (time == null || time.contains(clock.now()));
    }

    private static boolean allIn(String domain, List<Recipient> recipients) {
        for (var recipient : recipients) {
            if (!domain.equals(recipient.address().domain())) {
                return false;
            }
        }
        return true;
    }

    /** True when no condition is set. */
    public boolean isAny() {
        return equals(ANY);
    }

    /** The conditions for people, such as {@code class critical, submitter shop}. */
    public String words() {
        var words = new ArrayList<String>();
        if (messageClass != null) {
            words.add("class " + messageClass.label());
        }
        if (submitter != null) {
            words.add("submitter " + submitter);
        }
        if (senderDomain != null) {
            words.add("from @" + senderDomain);
        }
        if (recipientDomain != null) {
            words.add("to @" + recipientDomain);
        }
        tags.forEach((name, value) -> words.add("tag " + name + "=" + value));
        if (time != null) {
            words.add("at " + time.words());
        }
        return words.isEmpty() ? "every message" : String.join(", ", words);
    }
}
