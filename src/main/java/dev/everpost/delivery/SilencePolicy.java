package dev.everpost.delivery;

import dev.everpost.message.MessageClass;
import java.util.EnumMap;
import java.util.Map;

/**
 * What to do about mail that was taken without a word, and how much of it. Immutable.
 *
 * @param byClass a class that is not named has {@link OnSilence#ALARM}
 * @param perMessage so often a message is sent again at most
 * @param perMinute so many deliveries of all mail are sent again in any minute at most
 */
public record SilencePolicy(Map<MessageClass, OnSilence> byClass, int perMessage, int perMinute) {

    /** Critical mail is sent again once, other mail is a person's affair; 30 deliveries a minute. */
    public static final SilencePolicy DEFAULT =
            new SilencePolicy(Map.of(MessageClass.CRITICAL, OnSilence.INQUIRE_THEN_RESEND), 1, 30);

    public SilencePolicy {
        var copy = new EnumMap<MessageClass, OnSilence>(MessageClass.class);
        copy.putAll(byClass);
        byClass = Map.copyOf(copy);
    }

    /** What is done about mail of a class. */
    public OnSilence of(MessageClass messageClass) {
        return byClass.getOrDefault(messageClass, OnSilence.ALARM);
    }
}
