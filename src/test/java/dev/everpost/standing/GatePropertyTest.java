package dev.everpost.standing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.fact.Outcome;
import dev.everpost.fact.Outcome.Failure;
import dev.everpost.fact.Outcome.Trouble;
import dev.everpost.message.MessageClass;
import dev.everpost.standing.Standing.Condition;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Thousands of random steps from a seed; the seed is in the test's name and in every failure. */
class GatePropertyTest {

    private static final int STEPS = 3_000;
    private static final double PER_SECOND = 20;
    private static final long PER_DAY = 4_000;

    static List<Long> seeds() {
        long first = Long.getLong("everpost.seed", 20_260_101L);
        return new Random(first).longs(40).boxed().toList();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void keepsItsPromisesWhateverHappens(long seed) {
        new Play(seed).run();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void alwaysRecoversWhenTheProviderIsWellAgain(long seed) {
        var play = new Play(seed);
        play.run();
        play.heal();
    }

    /** One run, with its own account of what should be true. */
    private static final class Play {
        private final Random random;
        private final String name;
        private final GateRig rig =
                new GateRig(new GateSettings(GateRig.NAME, 32, PER_SECOND, PER_DAY, BreakerSettings.DEFAULTS));
        private final List<Permit> underWay = new ArrayList<>();
        private final ArrayDeque<Sent> sent = new ArrayDeque<>();
        private final ArrayDeque<Long> lastResorts = new ArrayDeque<>();
        private long billed;
        private long nanos;

        Play(long seed) {
            this.random = new Random(seed);
            this.name = "seed " + seed;
        }

        void run() {
            for (int i = 0; i < STEPS; i++) {
                step();
                check();
            }
        }

        private void step() {
            switch (random.nextInt(20)) {
                case 0, 1, 2, 3, 4, 5, 6, 7, 8 -> ask();
                case 9, 10, 11, 12, 13, 14 -> leave();
                case 15 -> abandon();
                case 16, 17, 18 -> pass(Duration.ofMillis(random.nextInt(400)));
                default -> rarely();
            }
        }

        private void rarely() {
            switch (random.nextInt(8)) {
                case 0 -> rig.gate.drain("ann", "random");
                case 1 -> rig.gate.force("bob", "random");
                case 2, 3, 4 -> rig.gate.resume("ann", "random");
                default -> pass(Duration.ofSeconds(random.nextInt(40)));
            }
        }

        private void pass(Duration duration) {
            rig.pass(duration);
            nanos += duration.toNanos();
        }

        private void ask() {
            var before = rig.gate.standing();
            boolean lastResort = random.nextInt(5) == 0;
            var messageClass = MessageClass.values()[random.nextInt(3)];
            int recipients = 1 + random.nextInt(4);
            if (rig.gate.enter(new Visit(messageClass, recipients, false, lastResort))
                    instanceof Entry.Entered entered) {
                entered(entered, before, messageClass, recipients, lastResort);
            }
        }

        private void entered(
                Entry.Entered entered, Standing before, MessageClass messageClass, int recipients, boolean last) {
            underWay.add(entered.permit());
            sent.add(new Sent(nanos, recipients));
            billed += recipients;
            assertThat(before.condition()).as(name).isNotEqualTo(Condition.DRAINED);
            assertThat(billed).as("%s: day quota", name).isLessThanOrEqualTo(PER_DAY);
            if (before.condition() == Condition.DOWN) {
                assertThat(last)
                        .as("%s: an open gate admits only last resorts", name)
                        .isTrue();
                trickled();
            }
            if (before.condition() == Condition.PROBING && messageClass == MessageClass.CRITICAL && !last) {
                assertThat(Duration.between(before.since(), rig.hand.now()))
                        .as("%s: critical mail probes last", name)
                        .isGreaterThanOrEqualTo(Duration.ofSeconds(30));
            }
        }

        private void trickled() {
            var previous = lastResorts.peekLast();
            if (previous != null) {
                assertThat(nanos - previous).as("%s: one a second", name).isGreaterThanOrEqualTo(1_000_000_000L);
            }
            lastResorts.add(nanos);
        }

        private void leave() {
            if (underWay.isEmpty()) {
                return;
            }
            var permit = underWay.remove(random.nextInt(underWay.size()));
            var outcomes = new ArrayList<Outcome>();
            for (int i = 0; i < permit.recipients(); i++) {
                outcomes.add(anyOutcome());
            }
            billed -= outcomes.stream()
                    .filter(outcome -> !(outcome instanceof Outcome.Accepted) && !(outcome instanceof Outcome.Unknown))
                    .count();
            rig.gate.leave(permit, outcomes, Duration.ofMillis(random.nextInt(5_000)));
        }

        private Outcome anyOutcome() {
            return switch (random.nextInt(24)) {
                case 0 -> GateRig.down(Failure.values()[random.nextInt(Failure.values().length)]);
                case 1 -> GateRig.account(Trouble.values()[random.nextInt(Trouble.values().length)]);
                case 2 -> GateRig.UNKNOWN;
                case 3 -> GateRig.throttled(random.nextBoolean() ? null : Duration.ofSeconds(random.nextInt(10)));
                case 4, 5 -> GateRig.REFUSED;
                case 6 -> GateRig.GREYLISTED;
                default -> GateRig.ACCEPTED;
            };
        }

        private void abandon() {
            if (underWay.isEmpty()) {
                return;
            }
            var permit = underWay.removeLast();
            rig.gate.abandon(permit);
            billed -= permit.recipients();
            // What was given back may be taken again, so this simple account of the second starts anew.
            sent.clear();
        }

        private void check() {
            var standing = rig.gate.standing();
            assertThat(standing.inFlight()).as("%s: in flight", name).isEqualTo(underWay.size());
            assertThat(standing.limit()).as("%s: limit", name).isBetween(2, 32);
            assertThat(standing.share()).as("%s: share", name).isBetween(0.0, 1.0);
            assertThat(standing.leftToday()).as("%s: left today", name).isBetween(0L, PER_DAY);
            while (!sent.isEmpty() && nanos - sent.peek().nanos() > 1_000_000_000L) {
                sent.remove();
            }
            assertThat(sent.stream().mapToInt(Sent::recipients).sum())
                    .as("%s: a burst and a second's rate", name)
                    .isLessThanOrEqualTo((int) (2 * PER_SECOND));
        }

        /** The provider accepts everything from now on; a message of a random class asks every 100 ms. */
        void heal() {
            rig.gate.resume("ann", "healed");
            underWay.forEach(permit -> rig.leave(permit, GateRig.ACCEPTED));
            underWay.clear();
            rig.gate.restoreUsage(0);
            var messageClass = MessageClass.values()[random.nextInt(3)];
            int waitedMillis = 0;
            while (rig.condition() != Condition.UP) {
                assertThat(waitedMillis)
                        .as("%s: recovers with %s mail alone", name, messageClass)
                        .isLessThan(1_800_000);
                if (rig.ask(messageClass) instanceof Entry.Entered entered) {
                    rig.leave(entered.permit(), GateRig.ACCEPTED);
                }
                pass(Duration.ofMillis(100));
                waitedMillis += 100;
            }
        }

        private record Sent(long nanos, int recipients) {}
    }
}
