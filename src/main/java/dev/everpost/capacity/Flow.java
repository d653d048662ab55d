package dev.everpost.capacity;

import dev.everpost.fact.ProviderName;
import dev.everpost.message.MessageClass;
import java.time.Duration;
import java.util.List;

/**
 * Mail of one class under one routing rule, in the day ahead.
 *
 * @param rule which mail, in words
 * @param ways who may carry it, in the order in which they are asked
 * @param useful what is carried within this time is carried in time
 * @param deadline after this time it expires
 * @param waiting recipients that wait at the beginning
 * @param perHour recipients that come in each hour
 */
public record Flow(
        String rule,
        MessageClass messageClass,
        List<Way> ways,
        Duration useful,
        Duration deadline,
        double waiting,
        List<Double> perHour) {

    public Flow {
        ways = List.copyOf(ways);
        perHour = List.copyOf(perHour);
    }

    /** A provider, and the share of the mail that is offered to it first; the shares of all add up to one. */
    public record Way(ProviderName provider, double share) {}

    /** The same with {@code factor} times as much new mail. */
    public Flow scaled(double factor) {
        return new Flow(
                rule,
                messageClass,
                ways,
                useful,
                deadline,
                waiting,
                perHour.stream().map(hour -> hour * factor).toList());
    }

    /** The same with so many recipients that wait at the beginning. */
    public Flow withWaiting(double recipients) {
        return new Flow(rule, messageClass, ways, useful, deadline, recipients, perHour);
    }

    double inMinute(int minute) {
        int hour = minute / 60;
        return hour < perHour.size() ? perHour.get(hour) / 60 : 0;
    }
}
