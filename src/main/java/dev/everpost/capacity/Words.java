package dev.everpost.capacity;

import dev.everpost.capacity.Answer.Bottleneck;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;

/** An answer for people. */
public final class Words {

    private static final Duration SOON = Duration.ofMinutes(1);

    private Words() {}

    /** One sentence: which part of each class is carried in time, and how long the rest waits. */
    public static String of(Answer answer) {
        var first = answer.without() == null ? "As things are" : "Without " + answer.without();
        return answer.classes().isEmpty()
                ? first + ": no mail was seen lately, so there is nothing to judge"
                : first + ": " + answer.classes().stream().map(Words::of).collect(Collectors.joining("; "));
    }

    private static String of(Answer.OfClass of) {
        var words = of.messageClass().label() + " " + percent(of.share()) + " in time";
        if (of.expired() >= 1) {
            words += ", " + number(of.expired()) + " recipients expire";
        }
        return of.longestWait().compareTo(SOON) < 0 ? words : words + ", waits up to " + time(of.longestWait());
    }

    /** What holds back, whom, for how long, and what helps; empty when nothing does. */
    public static String bottleneck(Answer answer) {
        return switch (answer.bottleneck()) {
            case null -> "";
            case Bottleneck.NoOther(var rule, var held) ->
                "no other provider of the rule for " + rule + " takes mail: " + held.label()
                        + " waits until one does; add a provider to the rule";
            case Bottleneck.Full full ->
                full.provider() + " " + state(full.ceiling()) + ": "
                        + full.held().label() + " waits " + longest(answer, full) + "; " + remedy(full.ceiling());
        };
    }

    private static String state(Ceiling ceiling) {
        return switch (ceiling) {
            case Ceiling.Rate rate ->
                "takes " + decimal(rate.perSecond()) + " recipients a second by its "
                        + ceiling.kind().words();
            case Ceiling.Rolling rolling ->
                "has " + number(rolling.left()) + " of " + number(rolling.most()) + " left today";
            case Ceiling.Daily daily ->
                "has " + number(daily.left()) + " of " + number(daily.most()) + " left today by its "
                        + daily.kind().words();
        };
    }

    private static String longest(Answer answer, Bottleneck.Full full) {
        return answer.classes().stream()
                .filter(of -> of.messageClass() == full.held())
                .findFirst()
                .map(of -> (of.waiting() >= 1 ? "more than " : "up to ") + time(of.longestWait()))
                .orElse("");
    }

    private static String remedy(Ceiling ceiling) {
        return switch (ceiling.kind()) {
            case PER_SECOND, PER_DAY -> "raise its " + ceiling.kind().words() + " or add a provider to the rule";
            case THROTTLED -> "ask it for a higher rate or add a provider to the rule";
            case CONCURRENCY -> "raise its concurrency or add a provider to the rule";
            case WARM_UP -> "let it carry more of the everyday mail, so that its plan goes on, or add a warm provider";
        };
    }

    /** Such as 14 000. */
    public static String number(double amount) {
        return String.format(Locale.ROOT, "%,d", Math.round(amount)).replace(',', ' ');
    }

    private static String decimal(double rate) {
        return rate >= 10 ? number(rate) : String.format(Locale.ROOT, "%.2f", rate);
    }

    /** Rounded down, so that 100 % means all. */
    public static String percent(double share) {
        double percent = Math.floor(share * 1_000) / 10;
        return (percent == Math.rint(percent)
                        ? Long.toString((long) percent)
                        : String.format(Locale.ROOT, "%.1f", percent))
                + " %";
    }

    /** Such as 5 h 10 min. */
    public static String time(Duration time) {
        long minutes = time.toMinutes();
        if (minutes < 60) {
            return minutes + " min";
        }
        return minutes % 60 == 0 ? minutes / 60 + " h" : minutes / 60 + " h " + minutes % 60 + " min";
    }
}
