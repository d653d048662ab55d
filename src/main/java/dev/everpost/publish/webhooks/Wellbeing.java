package dev.everpost.publish.webhooks;

import dev.everpost.fact.Fact;
import dev.everpost.world.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Watches how endpoints do: one that says 410, or that took nothing for {@link #PATIENCE}, is disabled, and people hear of it.
 * Thread-safe.
 */
public final class Wellbeing {

    /** An endpoint of which every try failed for so long is disabled. */
    public static final Duration PATIENCE = Duration.ofDays(5);

    /** A failure is written down when it lasts: most are over at the next try. */
    private static final Duration WORTH_A_NOTE = Duration.ofMinutes(1);

    private final EndpointBook book;
    private final Time time;
    private final Consumer<Fact> news;
    private final Map<String, Instant> failing = new ConcurrentHashMap<>();

    /** @param news takes what people must hear; may block for a commit */
    public Wellbeing(EndpointBook book, Time time, Consumer<Fact> news) {
        this.book = book;
        this.time = time;
        this.news = news;
    }

    void worked(Endpoint endpoint) {
        failing.remove(endpoint.id());
        if (endpoint.condition().failingSince() != null) {
            book.update(endpoint.name(), before -> before.on() ? before.with(Condition.GOOD) : before);
        }
    }

    void failed(Endpoint endpoint, String why) {
        var now = time.now();
        var noted = endpoint.condition().failingSince();
        var since = noted != null ? noted : failing.computeIfAbsent(endpoint.id(), _ -> now);
        if (since.plus(PATIENCE).isBefore(now)) {
            disable(endpoint, "it took nothing for " + PATIENCE.toDays() + " days; the last try: " + why);
        } else if (noted == null && since.plus(WORTH_A_NOTE).isBefore(now)) {
            book.update(endpoint.name(), before -> before.on() ? before.with(Condition.failing(since)) : before);
        }
    }

    void gone(Endpoint endpoint) {
        disable(endpoint, "it answered 410 Gone");
    }

    /** Gives an endpoint events again. */
    public Change enable(String name) {
        boolean wasOff = book.find(name).filter(one -> !one.on()).isPresent();
        var change = book.enable(name);
        if (change instanceof Change.Done(var endpoint)) {
            failing.remove(endpoint.id());
            if (wasOff) {
                news.accept(cleared(endpoint, "events go to it again"));
            }
        }
        return change;
    }

    /** Takes an endpoint away, and its alarm with it. */
    public Change remove(String name) {
        var change = book.remove(name);
        if (change instanceof Change.Done(var endpoint) && !endpoint.on()) {
            news.accept(cleared(endpoint, "it was removed"));
        }
        return change;
    }

    private void disable(Endpoint endpoint, String why) {
        boolean wasOn = book.find(endpoint.name()).filter(Endpoint::on).isPresent();
        if (book.disable(endpoint.name(), why) instanceof Change.Done && wasOn) {
            failing.remove(endpoint.id());
            news.accept(new Fact.AlarmRaised(
                    time.now(),
                    Fact.Alarm.WEBHOOK_DISABLED,
                    subject(endpoint),
                    "no more events go to " + endpoint.terms().url().getHost() + ": " + why
                            + "; when it works again: everpost webhooks enable " + endpoint.name()));
        }
    }

    private Fact cleared(Endpoint endpoint, String text) {
        return new Fact.AlarmCleared(time.now(), Fact.Alarm.WEBHOOK_DISABLED, subject(endpoint), text);
    }

    private static String subject(Endpoint endpoint) {
        return "webhook " + endpoint.name();
    }
}
