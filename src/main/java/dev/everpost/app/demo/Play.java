package dev.everpost.app.demo;

import dev.everpost.message.MessageId;
import dev.everpost.sandbox.Delivered;
import dev.everpost.scenario.Scenario;
import dev.everpost.store.Delivery;
import dev.everpost.store.Ledger;
import dev.everpost.world.World;
import java.time.Duration;
import java.util.List;

/** One performance: mail runs, the timeline plays, everything accepted becomes final, the judge speaks. */
final class Play {

    private static final Duration STEP = Duration.ofMillis(100);
    private static final int STEPS_A_LOOK = 10;

    private final Scenario scenario;
    private final Playhouse house;
    private final Screen screen;
    private final Duration patience;
    private final World world;

    /** {@code patience}: how long accepted mail may take to become final after the last fault. */
    Play(Scenario scenario, Playhouse house, Screen screen, Duration patience, World world) {
        this.scenario = scenario;
        this.house = house;
        this.screen = screen;
        this.patience = patience;
        this.world = world;
    }

    /** Plays to the end in the calling thread; an interrupt ends it early. */
    Ending perform() {
        var begin = world.time().now();
        var senders = new Senders(scenario.traffic(), world);
        try {
            var audience = new Audience(scenario, house, senders, screen, begin);
            var stage = world.threads().start("stage", () -> house.sandbox().play(scenario, audience::hear));
            senders.start(house.smtpPort(), house.httpPort());
            watchWhile(stage::isAlive, audience);
            senders.stop();
            boolean drained = drain(audience);
            audience.look(world.time().now());
            screen.clear();
            return ending(audience, senders, drained);
        } finally {
            senders.stop();
        }
    }

    private interface Going {
        boolean on();
    }

    private void watchWhile(Going going, Audience audience) {
        for (int step = 0; going.on() && !Thread.currentThread().isInterrupted(); step++) {
            audience.follow();
            if (step % STEPS_A_LOOK == 0) {
                audience.look(world.time().now());
            }
            world.threads().sleep(STEP);
        }
        audience.follow();
    }

    private boolean drain(Audience audience) {
        long since = world.time().nanos();
        if (waiting() > 0) {
            screen.say(Clock.tenths(scenario.duration()) + "  no more mail comes in; " + waiting()
                    + " accepted messages are still to be carried");
        }
        watchWhile(() -> waiting() > 0 && world.time().since(since).compareTo(patience) < 0, audience);
        return waiting() == 0;
    }

    private long waiting() {
        return Audience.unfinished(house.ledger().depth(world.time().now()));
    }

    private Ending ending(Audience audience, Senders senders, boolean drained) {
        var judge = new Judge(this::copies, this::book);
        return new Ending(
                scenario.name(),
                judge.judge(senders.postings()),
                senders.notAccepted(),
                drained,
                audience.chronicle().failovers().found(),
                audience.chronicle().delays().figures(),
                house.sandbox().mailroom().summary().byProvider());
    }

    private List<String> copies(Posting posting) {
        return house.sandbox().mailroom().of(posting.recipient()).stream()
                .filter(copy -> posting.id().toString().equals(copy.traceId()))
                .map(Delivered::provider)
                .toList();
    }

    private List<Delivery> book(MessageId id) {
        return house.ledger().story(id).map(Ledger.Story::deliveries).orElse(List.of());
    }
}
