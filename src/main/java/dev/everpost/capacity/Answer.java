package dev.everpost.capacity;

import dev.everpost.fact.ProviderName;
import dev.everpost.message.MessageClass;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of the mail of a day; immutable.
 *
 * @param without the provider that is taken to be dead from the first minute on, or null for none
 * @param classes those that have mail, critical first
 * @param bottleneck what holds back the most, or null when everything is carried at once
 */
public record Answer(
        @Nullable ProviderName without,
        List<OfClass> classes,
        @Nullable Bottleneck bottleneck) {

    public Answer {
        classes = List.copyOf(classes);
    }

    /**
     * What becomes of one class, in recipients.
     *
     * @param arriving those that waited and those that came
     * @param share of them that is carried in time, 0 to 1; what is not late yet when the day ends does not count
     * @param late carried after the time in which it is useful
     * @param waiting when the day ends
     * @param longestWait of any that was carried or waits still
     * @param carriedBy how many by each provider
     */
    public record OfClass(
            MessageClass messageClass,
            double arriving,
            double share,
            double late,
            double expired,
            double waiting,
            Duration longestWait,
            Map<ProviderName, Double> carriedBy) {

        public OfClass {
            carriedBy = Collections.unmodifiableMap(new LinkedHashMap<>(carriedBy));
        }
    }

    /** What holds mail back. */
    public sealed interface Bottleneck {

        /** A provider that would take more, but for this ceiling. */
        record Full(ProviderName provider, Ceiling ceiling, MessageClass held, Duration after) implements Bottleneck {}

        /** The rule has no other provider that takes mail. */
        record NoOther(String rule, MessageClass held) implements Bottleneck {}
    }

    /** What becomes of a class; empty mail is carried. */
    public double shareOf(MessageClass messageClass) {
        return classes.stream()
                .filter(of -> of.messageClass() == messageClass)
                .mapToDouble(OfClass::share)
                .findFirst()
                .orElse(1);
    }
}
