package dev.everpost.replay;

import dev.everpost.fact.Outcome;
import dev.everpost.fact.ProviderName;
import dev.everpost.replay.Judgements.Judgement;
import dev.everpost.replay.Judgements.Subject;
import dev.everpost.world.World;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The simple policies that a replay compares with. */
final class Policies {

    private Policies() {}

    /** One provider, and patience. */
    record Single() implements SimpleWay.Policy {
        @Override
        public List<Played> candidates(List<Played> providers) {
            return providers.subList(0, 1);
        }

        @Override
        public void heard(Played provider, Outcome outcome) {
            // there is nobody else
        }
    }

    /** Each message tries one after the other, and learns nothing for the next. */
    record TryNext() implements SimpleWay.Policy {
        @Override
        public List<Played> candidates(List<Played> providers) {
            return providers;
        }

        @Override
        public void heard(Played provider, Outcome outcome) {
            // nothing is remembered
        }
    }

    /**
     * The same with the usual breaker: five answers in a row that are no yes, whatever they are about, and a provider is left out for a
     * minute. Libraries count exceptions, and a vendor's client throws one for a bad recipient, too.
     */
    static final class Breaker implements SimpleWay.Policy {

        private static final int FAILURES = 5;
        private static final Duration OPEN = Duration.ofMinutes(1);

        private final Judgements judgements;
        private final World world;
        private final long begin;
        private final Map<ProviderName, Integer> failures = new HashMap<>();
        private final Map<ProviderName, Long> openedAt = new HashMap<>();

        Breaker(Judgements judgements, World world) {
            this.judgements = judgements;
            this.world = world;
            this.begin = world.time().nanos();
        }

        @Override
        public List<Played> candidates(List<Played> providers) {
            return providers.stream().filter(this::isClosed).toList();
        }

        private boolean isClosed(Played provider) {
            var opened = openedAt.get(provider.name());
            return opened == null || world.time().since(opened).compareTo(OPEN) >= 0;
        }

        @Override
        public void heard(Played provider, Outcome outcome) {
            var name = provider.name();
            if (outcome instanceof Outcome.Accepted) {
                failures.remove(name);
                if (openedAt.remove(name) != null) {
                    judge(name, false);
                }
            } else if (failures.merge(name, 1, Integer::sum) >= FAILURES && isClosed(provider)) {
                if (openedAt.put(name, world.time().nanos()) == null) {
                    judge(name, true);
                }
            }
        }

        private void judge(ProviderName name, boolean bad) {
            judgements.add(new Judgement(
                    world.time().since(begin),
                    new Subject.AProvider(name),
                    bad,
                    true,
                    bad ? FAILURES + " failures in a row" : "it said yes"));
        }
    }
}
