package dev.everpost.health.traffic;

import dev.everpost.experience.Experience;
import dev.everpost.fact.ProviderName;
import dev.everpost.health.Signal;
import dev.everpost.world.Time;
import java.util.Collection;

/** All observers of real mail: each look makes signals of what was experienced lately. Thread-safe. */
public final class RealMail {

    private final Experience experience;
    private final Outcomes outcomes;
    private final Slowness slowness;
    private final Reputation reputation;
    private final AtReceivers receivers;

    public RealMail(Experience experience, Witnesses witnesses, Signal.Sink sink, Time time) {
        this.experience = experience;
        this.outcomes = new Outcomes(witnesses, sink, time);
        this.slowness = new Slowness(sink, time);
        this.reputation = new Reputation(sink, time);
        this.receivers = new AtReceivers(experience, sink, time);
    }

    /** Looks at what these providers did, as a whole. */
    public void look(Collection<ProviderName> providers) {
        for (var provider : providers) {
            var course = experience.of(provider);
            outcomes.look(provider, course);
            slowness.look(provider, course);
            reputation.look(provider, course);
        }
    }

    /** Looks at what they did at each receiver, which takes longer. */
    public void lookAtReceivers(Collection<ProviderName> providers) {
        providers.forEach(receivers::look);
    }
}
