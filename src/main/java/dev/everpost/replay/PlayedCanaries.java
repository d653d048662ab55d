package dev.everpost.replay;

import dev.everpost.health.Reading;
import dev.everpost.health.Scope;
import dev.everpost.health.Signal;
import dev.everpost.health.Source;
import dev.everpost.scenario.Fate;
import dev.everpost.world.World;
import java.time.Duration;
import java.util.List;

/**
 * A message of our own through each provider every quarter of an hour, to a mailbox of our own: missing when it did not arrive within ten
 * minutes, as the watch has it where a mailbox is configured. What the provider does not take tells nothing of what is behind it.
 */
final class PlayedCanaries {

    private static final Duration EVERY = Duration.ofMinutes(15);
    private static final Duration MISSING_AFTER = Duration.ofMinutes(10);
    /** One that is missing counts until the next two might have arrived; one that arrived tells little of the minutes after it. */
    private static final Duration MISSING_COUNTS = EVERY.plus(MISSING_AFTER).multipliedBy(2);

    private static final Duration ARRIVED_COUNTS = Duration.ofMinutes(2);

    private final List<Played> providers;
    private final Signal.Sink sink;
    private final World world;

    PlayedCanaries(List<Played> providers, Signal.Sink sink, World world) {
        this.providers = providers;
        this.sink = sink;
        this.world = world;
    }

    Duration look() {
        providers.stream().filter(Played::isOpen).forEach(this::send);
        return EVERY;
    }

    private void send(Played provider) {
        var journey = Fate.journey(provider.faults(), world.chance());
        boolean missing = journey.copies() == 0 || journey.travel().compareTo(MISSING_AFTER) > 0;
        world.threads().start("canary", () -> {
            world.threads().sleep(missing ? MISSING_AFTER : Duration.ofSeconds(5));
            sink.tell(new Signal(
                    Source.CANARY,
                    "mailbox",
                    new Scope.OfProvider(provider.name()),
                    missing ? Reading.FAILING : Reading.WELL,
                    1,
                    world.time().now(),
                    missing ? MISSING_COUNTS : ARRIVED_COUNTS,
                    missing ? "the canary did not arrive within 10 minutes" : "the canary arrived"));
        });
    }
}
