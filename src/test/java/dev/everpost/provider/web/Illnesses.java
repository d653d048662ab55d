package dev.everpost.provider.web;

import dev.everpost.scenario.AccountSuspended;
import dev.everpost.scenario.BlackHole;
import dev.everpost.scenario.ConnectionRefused;
import dev.everpost.scenario.Duplicates;
import dev.everpost.scenario.ExpiredCertificate;
import dev.everpost.scenario.Failing;
import dev.everpost.scenario.Fault;
import dev.everpost.scenario.Flapping;
import dev.everpost.scenario.HangAfterData;
import dev.everpost.scenario.LateAcceptance;
import dev.everpost.scenario.NameNotFound;
import dev.everpost.scenario.QuotaSpent;
import dev.everpost.scenario.RecipientDomain;
import dev.everpost.scenario.ResetAfterData;
import dev.everpost.scenario.SilentDrop;
import dev.everpost.scenario.Slow;
import dev.everpost.scenario.Stage;
import dev.everpost.scenario.Throttled;
import java.time.Duration;
import java.util.stream.Stream;

/** Every fault with what it gives at a vendor with an HTTP API over TLS, and how many copies reach ann@example.com. */
public final class Illnesses {

    private static final Duration LONG = Duration.ofSeconds(30);

    private Illnesses() {}

    /** One fault, the outcome in words, the copies. */
    public record Illness(Fault fault, String outcome, int copies) {
        @Override
        public String toString() {
            return fault.words() + " gives " + outcome + " and delivers " + copies;
        }
    }

    /** What every such vendor gives; how each says no to a code of {@code Failing} is its own. */
    public static Stream<Illness> common() {
        return Stream.of(
                new Illness(new ConnectionRefused(), "ProviderDown CONNECT_REFUSED", 0),
                new Illness(new BlackHole(), "ProviderDown CONNECT_TIMEOUT", 0),
                new Illness(new NameNotFound(), "ProviderDown NAME_NOT_FOUND", 0),
                new Illness(new ExpiredCertificate(), "ProviderDown TLS", 0),
                new Illness(new Slow(LONG, Duration.ZERO), "Unknown", 1),
                new Illness(new Throttled(0), "TryLater THROTTLED", 0),
                new Illness(new AccountSuspended(), "AccountTrouble SUSPENDED", 0),
                new Illness(new QuotaSpent(), "AccountTrouble QUOTA", 0),
                new Illness(new HangAfterData(), "Unknown", 1),
                new Illness(new ResetAfterData(true), "Unknown", 1),
                new Illness(new ResetAfterData(false), "Unknown", 0),
                new Illness(new SilentDrop(1), "Accepted", 0),
                new Illness(new Duplicates(1), "Accepted", 2),
                new Illness(new LateAcceptance(LONG), "Unknown", 1),
                new Illness(new RecipientDomain("example.com", 550), "Accepted", 0),
                new Illness(new Failing(1, 500, Stage.BODY), "ProviderDown SERVER_ERROR", 0),
                new Illness(new Failing(1, 503, Stage.BODY), "ProviderDown SERVER_ERROR", 0),
                new Illness(new Failing(1, 451, Stage.BODY), "ProviderDown SERVER_ERROR", 0),
                new Illness(new Failing(1, 429, Stage.BODY), "TryLater THROTTLED", 0),
                new Illness(new Failing(1, 554, Stage.BODY), "Refused CONTENT", 0),
                new Illness(new Failing(1, 403, Stage.BODY), "AccountTrouble CREDENTIALS", 0),
                new Illness(new Flapping(LONG, LONG, new ConnectionRefused()), "ProviderDown CONNECT_REFUSED", 0));
    }
}
