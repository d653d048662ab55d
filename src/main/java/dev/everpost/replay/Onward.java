package dev.everpost.replay;

import dev.everpost.fact.Fact.Report;
import dev.everpost.scenario.Journey;
import dev.everpost.scenario.RecipientDomain;
import dev.everpost.scenario.Role.Protocol;
import dev.everpost.world.World;
import java.time.Duration;
import java.util.Optional;

/**
 * The way from a provider to the receivers, and the news of it. A receiver that asks for later is asked again by the provider every
 * five minutes, one that refuses makes a bounce.
 */
final class Onward {

    private static final Duration TRANSIT = Duration.ofSeconds(1);
    /** A report is on its way as long as this, and up to ten times as much. */
    private static final Duration NEWS = Duration.ofSeconds(1);

    private static final Duration ASKED_AGAIN = Duration.ofMinutes(5);
    private static final Duration GIVES_UP = Duration.ofDays(2);

    private final Arrivals arrivals;
    private final Postmen postmen;
    private final World world;
    private final long begin;
    private int underWay;

    /** Who brings what providers tell. */
    interface Postmen {
        void tell(Played by, Letter letter, Report report, String words);
    }

    Onward(Arrivals arrivals, Postmen postmen, World world) {
        this.arrivals = arrivals;
        this.postmen = postmen;
        this.world = world;
        this.begin = world.time().nanos();
    }

    void send(Played by, Letter letter, Journey journey) {
        underWay++;
        world.threads().start("onward", () -> {
            travel(by, letter, journey);
            underWay--;
        });
    }

    /** Whether every letter has come to its end. */
    boolean isIdle() {
        return underWay == 0;
    }

    private void travel(Played by, Letter letter, Journey journey) {
        world.threads().sleep(journey.travel().plus(world.chance().upTo(TRANSIT)));
        long handedOn = world.time().nanos();
        boolean delayed = false;
        var no = refusal(by, letter);
        while (no.isPresent()
                && no.get().code() < 500
                && world.time().since(handedOn).compareTo(GIVES_UP) < 0) {
            if (!delayed) {
                report(by, letter, journey, Report.DELAYED, "451 4.3.2 temporary server issue");
            }
            delayed = true;
            world.threads().sleep(ASKED_AGAIN);
            no = refusal(by, letter);
        }
        if (no.isPresent()) {
            arrivals.bounced(letter);
            report(
                    by,
                    letter,
                    journey,
                    Report.BOUNCED_FOR_GOOD,
                    "550-5.1.1 The email account that you tried to reach does not exist");
            return;
        }
        for (int i = 0; i < journey.copies(); i++) {
            arrivals.arrived(letter, by.name(), world.time().since(begin));
        }
        report(by, letter, journey, Report.DELIVERED, "250 2.0.0 OK");
    }

    /** What the receiver says to a provider that hands on what it took. */
    private Optional<RecipientDomain> refusal(Played by, Letter letter) {
        if (by.role().protocol() == Protocol.DIRECT) {
            return Optional.empty();
        }
        return by.faults().stream()
                .filter(RecipientDomain.class::isInstance)
                .map(RecipientDomain.class::cast)
                .filter(domain ->
                        domain.concerns(letter.address()) && world.chance().happens(domain.share()))
                .findFirst();
    }

    private void report(Played by, Letter letter, Journey journey, Report report, String words) {
        var late = journey.reported();
        if (late == null || !by.role().reports()) {
            return;
        }
        world.threads().start("report", () -> {
            world.threads().sleep(late.plus(NEWS).plus(world.chance().upTo(NEWS.multipliedBy(10))));
            postmen.tell(by, letter, report, words);
        });
    }
}
