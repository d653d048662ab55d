package dev.everpost.replay;

import dev.everpost.fact.Outcome;
import dev.everpost.fact.Outcome.Cause;
import dev.everpost.world.World;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What many applications do by themselves: a list of providers, one pass after the other with a doubling pause until the deadline. It
 * knows no verdicts, asks nobody what became of an attempt, and reads no reports.
 */
final class SimpleWay implements Way {

    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(30);

    private final List<Played> providers;
    private final Policy policy;
    private final World world;
    private final long begin;
    private final Map<Integer, Ending> endings = new HashMap<>();
    private int open;

    /** Who is asked, and what is made of the answer. */
    interface Policy {
        /** Those worth a try now, in order. */
        List<Played> candidates(List<Played> providers);

        void heard(Played provider, Outcome outcome);
    }

    SimpleWay(List<Played> providers, Policy policy, World world) {
        this.providers = List.copyOf(providers);
        this.policy = policy;
        this.world = world;
        this.begin = world.time().nanos();
    }

    @Override
    public void start() {
        // nothing runs but the letters
    }

    @Override
    public void rest() {
        // nothing runs but the letters
    }

    @Override
    public void stop() {
        // nothing runs but the letters
    }

    @Override
    public void post(Letter letter) {
        open++;
        world.threads().start("letter", () -> {
            endings.put(letter.number(), carry(letter));
            open--;
        });
    }

    @Override
    public boolean isIdle() {
        return open == 0;
    }

    @Override
    public Ending ending(Letter letter) {
        return endings.getOrDefault(letter.number(), Ending.OPEN);
    }

    private Ending carry(Letter letter) {
        var pause = FIRST_PAUSE;
        while (true) {
            var ending = pass(letter);
            if (ending != Ending.OPEN) {
                return ending;
            }
            if (world.time().since(begin).plus(pause).compareTo(letter.deadline()) > 0) {
                return Ending.EXPIRED;
            }
            world.threads().sleep(pause);
            var doubled = pause.multipliedBy(2);
            pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
        }
    }

    private Ending pass(Letter letter) {
        for (var provider : policy.candidates(providers)) {
            var outcome = provider.carry(letter);
            policy.heard(provider, outcome);
            switch (outcome) {
                case Outcome.Accepted _ -> {
                    return Ending.HANDED_OVER;
                }
                case Outcome.Refused _ -> {
                    return Ending.REFUSED;
                }
                case Outcome.TryLater later
                when later.cause() == Cause.RECIPIENT -> {
                    return Ending.OPEN;
                }
                case Outcome.TryLater _, Outcome.ProviderDown _, Outcome.AccountTrouble _, Outcome.Unknown _ -> {}
            }
        }
        return Ending.OPEN;
    }
}
