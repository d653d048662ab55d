package dev.everpost.standing;

import dev.everpost.message.MessageClass;
import java.time.Duration;

/**
 * Known to be down: nothing enters until the open time is over.
 *
 * @param trips openings so far, this one included
 * @param until when half-open begins, in monotonic nanoseconds
 * @param account whether it is the account that is closed, and not the provider that failed
 */
record Open(int trips, long since, long until, boolean account, String why) implements State {

    static Open forFailures(String why, int tripsBefore, Circumstances now) {
        return lasting(now.openTime(now.settings().open().base(), tripsBefore), false, why, tripsBefore, now);
    }

    static Open forAccount(Sign.AccountClosed sign, int tripsBefore, Circumstances now) {
        var time = now.openTime(now.settings().open().accountBase(), tripsBefore);
        return lasting(time, true, "account trouble (" + sign.trouble() + "): " + sign.reply(), tripsBefore, now);
    }

    private static Open lasting(Duration time, boolean account, String why, int tripsBefore, Circumstances now) {
        return new Open(tripsBefore + 1, now.nanos(), now.nanos() + time.toNanos(), account, why);
    }

    @Override
    public State on(Event event, Circumstances now) {
        return switch (event) {
            case Event.TimePassed _ -> now.isPast(until) ? HalfOpen.begin(trips, 0, "open time is over", until) : this;
            // Only a last-resort attempt can enter here; one that failed tells nothing new.
            case Event.Left(var sign) ->
                switch (sign) {
                    case Sign.Answered _, Sign.Carried _ ->
                        HalfOpen.begin(trips, 1, "a last-resort attempt worked", now.nanos());
                    case Sign.Nothing _, Sign.Failed _, Sign.AccountClosed _ -> this;
                };
            case Event.AccountWell _ ->
                account ? HalfOpen.begin(trips, 0, "the provider says that the account may send", now.nanos()) : this;
            case Event.Asked _, Event.Entered _, Event.Abandoned _ -> this;
        };
    }

    @Override
    public Admission admits(MessageClass messageClass, Circumstances now) {
        return new Admission.No(Entry.Reason.OPEN, Duration.ofNanos(until - now.nanos()), why);
    }

    @Override
    public Standing.Condition condition() {
        return Standing.Condition.DOWN;
    }
}
