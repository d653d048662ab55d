package dev.everpost.app.demo;

import dev.everpost.fact.ProviderName;
import dev.everpost.sandbox.SimulatedProvider;
import dev.everpost.sandbox.Story;
import dev.everpost.scenario.Fault;
import dev.everpost.scenario.Scenario;
import dev.everpost.store.Ledger;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/** Watches a play from outside the gateway: follows its ledger and the sandbox, and tells a screen. One thread reads. */
final class Audience {

    private static final int PAGE = 2_000;
    private static final int NEWS_COLUMNS = 80;

    private final Scenario scenario;
    private final Playhouse house;
    private final Senders senders;
    private final Screen screen;
    private final Instant begin;
    private final Chronicle chronicle;
    private final Queue<Story> turns = new ConcurrentLinkedQueue<>();
    private long position;

    Audience(Scenario scenario, Playhouse house, Senders senders, Screen screen, Instant begin) {
        this.scenario = scenario;
        this.house = house;
        this.senders = senders;
        this.screen = screen;
        this.begin = begin;
        this.chronicle = new Chronicle(scenario, begin);
    }

    /** Hears of a change in the sandbox; from any thread. */
    void hear(Story turn) {
        turns.add(turn);
    }

    /** Tells what is new. */
    void follow() {
        for (var turn = turns.poll(); turn != null; turn = turns.poll()) {
            say(turn.at(), turn.words());
        }
        List<Ledger.Entry> page;
        do {
            page = house.ledger().factsAfter(position, PAGE);
            for (var entry : page) {
                position = entry.position();
                chronicle.read(entry.fact()).ifPresent(news -> say(news.at(), news.words()));
            }
        } while (page.size() == PAGE);
    }

    /** Shows the present moment. */
    void look(Instant now) {
        var depth = house.ledger().depth(now);
        var oldest = new EnumMap<dev.everpost.message.MessageClass, Duration>(dev.everpost.message.MessageClass.class);
        depth.oldestAcceptedAt().forEach((name, since) -> oldest.put(name, Duration.between(since, now)));
        var lanes = scenario.providers().stream().map(name -> lane(name, now)).toList();
        screen.show(new Picture(
                Duration.between(begin, now),
                lanes,
                senders.accepted(),
                house.sandbox().mailroom().summary().messages(),
                unfinished(depth),
                oldest));
    }

    /** Messages that are not final. */
    static long unfinished(Ledger.Depth depth) {
        return depth.attempting()
                + depth.scheduled()
                + depth.waiting().values().stream().mapToLong(Long::longValue).sum();
    }

    Chronicle chronicle() {
        return chronicle;
    }

    private Picture.Lane lane(ProviderName name, Instant now) {
        var fault = house.sandbox().provider(name.value()).map(SimulatedProvider::faults).orElse(List.of()).stream()
                .map(Fault::words)
                .collect(Collectors.joining("; "));
        var carriage = chronicle.carriage();
        return new Picture.Lane(name.value(), carriage.standing(name), carriage.rate(name, now), fault);
    }

    private void say(Duration at, String words) {
        Wrapped.lines(Clock.tenths(at) + "  ", words, NEWS_COLUMNS).forEach(screen::say);
    }
}
