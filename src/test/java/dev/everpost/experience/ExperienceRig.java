package dev.everpost.experience;

import dev.everpost.fact.Outcome;
import dev.everpost.fact.ProviderName;
import dev.everpost.message.EmailAddress;
import dev.everpost.message.MessageClass;
import dev.everpost.message.Recipient;
import dev.everpost.world.HandDrivenWorld;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;

/** An experience on a clock that is moved by hand, and what to fill it with. */
final class ExperienceRig {

    static final ProviderName ALPHA = new ProviderName("alpha");
    static final ProviderName BETA = new ProviderName("beta");
    static final Outcome OK = new Outcome.Accepted("id", "250 ok");
    static final Outcome DOWN = new Outcome.ProviderDown(Outcome.Failure.CONNECT_REFUSED, "connection refused");
    static final Outcome UNKNOWN = new Outcome.Unknown("no answer");
    static final Outcome THROTTLED = new Outcome.TryLater(Outcome.Cause.THROTTLED, null, "454 slow down");
    static final Duration FAST = Duration.ofMillis(100);

    final HandDrivenWorld time = new HandDrivenWorld(1);
    final Experience experience = new Experience(time.world().time());

    void call(ProviderName provider, Outcome outcome, String... domains) {
        call(provider, outcome, FAST, domains);
    }

    void call(ProviderName provider, Outcome outcome, Duration took, String... domains) {
        var recipients = new ArrayList<Recipient>();
        for (var domain : domains) {
            recipients.add(Recipient.plain(recipients.size(), EmailAddress.of("ann@" + domain)));
        }
        var outcomes = Collections.nCopies(domains.length, outcome);
        experience.attempted(provider, MessageClass.TRANSACTIONAL, recipients, outcomes, took);
    }
}
