package dev.everpost.replay;

import dev.everpost.experience.Experience;
import dev.everpost.fact.Outcome;
import dev.everpost.fact.ProviderName;
import dev.everpost.health.Reading;
import dev.everpost.health.Scope;
import dev.everpost.health.Signal;
import dev.everpost.health.Signals;
import dev.everpost.health.Site;
import dev.everpost.health.Source;
import dev.everpost.health.State;
import dev.everpost.health.Verdict;
import dev.everpost.health.Verdicts;
import dev.everpost.health.traffic.RealMail;
import dev.everpost.health.traffic.Witnesses;
import dev.everpost.standing.Entry;
import dev.everpost.standing.Gate;
import dev.everpost.standing.GateEvents;
import dev.everpost.standing.GateSettings;
import dev.everpost.virtual.VirtualWorld;
import dev.everpost.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Days on which nothing happens but what always happens: greylisting, wrong addresses, single failures, a poisonous message, slow minutes,
 * a lost probe, a status page that speaks of another region, quiet nights and bulk in the morning. Every verdict is false.
 *
 * <p>The judgement is the real one (gates, experience, signals of real mail, verdicts); the mail is drawn and carried by nobody, so that a
 * month takes a minute.
 */
public final class QuietDays {

    private static final Instant BEGIN = Instant.parse("2026-03-02T00:00:00Z");
    private static final Duration LOOKS_EVERY = Duration.ofSeconds(30);
    private static final double LOST_PROBES = 0.0005;

    private final VirtualWorld virtual;
    private final World world;
    private final Duration lasts;
    private final Noise noise;
    private final Experience experience;
    private final Witnesses witnesses;
    private final Signals signals;
    private final RealMail realMail;
    private final Verdicts verdicts;
    private final Map<ProviderName, Gate> gates = new LinkedHashMap<>();
    private final List<String> falseVerdicts = new ArrayList<>();
    private long messages;

    /**
     * What was concluded.
     *
     * @param falseVerdicts all that there were, in words: of the watch, and of gates that shut
     */
    public record Result(long seed, long messages, List<String> falseVerdicts) {}

    private QuietDays(int days, long seed) {
        this.virtual = new VirtualWorld(seed, BEGIN);
        this.world = virtual.world();
        this.lasts = Duration.ofDays(days);
        this.noise = new Noise(world);
        this.experience = new Experience(world.time());
        this.witnesses = new Witnesses(world.time());
        this.signals = new Signals(world);
        this.realMail = new RealMail(experience, witnesses, signals, world.time());
        var sites = List.of(
                new Site(new ProviderName("ses"), "ses", "eu-west-1", "api"),
                new Site(new ProviderName("mailgun"), "mailgun", "eu", "api"),
                new Site(new ProviderName("relay"), "relay", null, "smtp"));
        sites.forEach(site ->
                gates.put(site.provider(), new Gate(GateSettings.defaults(site.provider()), world, new Shutting())));
        this.verdicts = new Verdicts(signals, () -> sites, this::changed, world);
    }

    /** Lets so many days pass. */
    public static Result pass(int days, long seed) {
        return new QuietDays(days, seed).pass(seed);
    }

    private Result pass(long seed) {
        try {
            world.threads().start("mail", this::mail);
            world.threads().start("watch", this::watch);
            virtual.run(lasts, () -> virtual.failure().isPresent());
            virtual.failure().ifPresent(defect -> {
                throw new IllegalStateException("the quiet days broke", defect);
            });
            return new Result(seed, messages, List.copyOf(falseVerdicts));
        } finally {
            virtual.crash();
        }
    }

    private void mail() {
        while (true) {
            world.threads().sleep(noise.gap());
            carry(noise.next());
        }
    }

    /** By the first gate that lets it in, as ordered routes do; now and then by another, to keep it warm. */
    private void carry(Noise.Item item) {
        var names = new ArrayList<>(gates.keySet());
        if (world.chance().happens(0.3)) {
            names.addFirst(names.remove(1 + world.chance().nextInt(names.size() - 1)));
        }
        for (var name : names) {
            var gate = gates.get(name);
            if (gate != null && gate.enter(item.visit()) instanceof Entry.Entered entered) {
                settle(name, gate, entered, item);
                return;
            }
        }
    }

    private void settle(ProviderName name, Gate gate, Entry.Entered entered, Noise.Item item) {
        messages++;
        var outcomes = List.of(item.outcome());
        gate.leave(entered.permit(), outcomes, item.took());
        experience.attempted(name, item.message().messageClass(), List.of(item.recipient()), outcomes, item.took());
        witnesses.attempted(item.message().id(), name, outcomes);
        if (item.outcome() instanceof Outcome.Accepted) {
            experience.reported(name, item.recipient().address().domain(), noise.report(), noise.reportAfter());
        }
    }

    private void watch() {
        long looks = 0;
        while (true) {
            realMail.look(gates.keySet());
            if (looks++ % 2 == 0) {
                realMail.lookAtReceivers(gates.keySet());
                gates.keySet().forEach(this::probe);
                noise.page().ifPresent(signals::tell);
            }
            verdicts.step();
            world.threads().sleep(LOOKS_EVERY);
        }
    }

    private void probe(ProviderName provider) {
        boolean lost = world.chance().happens(LOST_PROBES);
        signals.tell(new Signal(
                Source.PROBE,
                "connect",
                new Scope.OfProvider(provider),
                lost ? Reading.FAILING : Reading.WELL,
                1,
                world.time().now(),
                Duration.ofMinutes(3),
                lost ? "no connection in 5 s" : "connected"));
    }

    private void changed(Verdict verdict, State from) {
        if (verdict.state().isBad()) {
            falseVerdicts.add(world.time().now() + " " + verdict.scope().words() + " "
                    + verdict.state().label() + ": " + verdict.words());
        }
    }

    /** A gate that shuts is a verdict of its own. */
    private final class Shutting implements GateEvents {
        @Override
        public void changed(ProviderName provider, String from, String to, String why) {
            if (to.equals("down")) {
                falseVerdicts.add(world.time().now() + " the gate of " + provider + " shut: " + why);
            }
        }

        @Override
        public void accountTrouble(ProviderName provider, Outcome.Trouble trouble, String reply) {
            falseVerdicts.add(world.time().now() + " the account at " + provider + ": " + trouble);
        }

        @Override
        public void accountFine(ProviderName provider) {
            // it never was otherwise
        }
    }
}
