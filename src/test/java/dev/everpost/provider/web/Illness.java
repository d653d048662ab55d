package dev.everpost.provider.web;

import dev.everpost.message.MessageClass;
import dev.everpost.provider.web.WebSettings.Patience;
import dev.everpost.scenario.AccountSuspended;
import dev.everpost.scenario.BlackHole;
import dev.everpost.scenario.ConnectionRefused;
import dev.everpost.scenario.Duplicates;
import dev.everpost.scenario.Failing;
import dev.everpost.scenario.Fault;
import dev.everpost.scenario.HangAfterData;
import dev.everpost.scenario.LateAcceptance;
import dev.everpost.scenario.QuotaSpent;
import dev.everpost.scenario.RecipientDomain;
import dev.everpost.scenario.ResetAfterData;
import dev.everpost.scenario.SilentDrop;
import dev.everpost.scenario.Slow;
import dev.everpost.scenario.Stage;
import dev.everpost.scenario.Throttled;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * What a fault makes of a message to ann@example.com at a vendor with an HTTP API in clear.
 *
 * @param outcome as {@link Outcomes#words} writes it
 * @param copies that reach her
 */
public record Illness(Fault fault, String outcome, int copies) {

    /** Patience with critical mail, which is sent where a fault is silence. */
    public static final Patience SHORT = new Patience(Duration.ofSeconds(1), Duration.ofMillis(400));

    /** Patience with all other mail. */
    public static final Patience LONG = new Patience(Duration.ofSeconds(20), Duration.ofSeconds(20));

    /** Every fault that shows without TLS. */
    public static Stream<Illness> all() {
        return Stream.of(
                new Illness(new ConnectionRefused(), "ProviderDown CONNECT_REFUSED", 0),
                new Illness(new BlackHole(), "Unknown", 0),
                new Illness(new Slow(Duration.ofSeconds(3), Duration.ZERO), "Unknown", 1),
                new Illness(new Throttled(0), "TryLater THROTTLED", 0),
                new Illness(new Failing(1, 500, Stage.BODY), "ProviderDown SERVER_ERROR", 0),
                new Illness(new Failing(1, 503, Stage.BODY), "ProviderDown SERVER_ERROR", 0),
                new Illness(new Failing(1, 451, Stage.BODY), "ProviderDown SERVER_ERROR", 0),
                new Illness(new Failing(1, 554, Stage.BODY), "Refused CONTENT", 0),
                new Illness(new Failing(1, 403, Stage.BODY), "AccountTrouble CREDENTIALS", 0),
                new Illness(new AccountSuspended(), "AccountTrouble SUSPENDED", 0),
                new Illness(new QuotaSpent(), "AccountTrouble QUOTA", 0),
                new Illness(new HangAfterData(), "Unknown", 1),
                new Illness(new ResetAfterData(true), "Unknown", 1),
                new Illness(new ResetAfterData(false), "Unknown", 0),
                new Illness(new SilentDrop(1), "Accepted", 0),
                new Illness(new Duplicates(1), "Accepted", 2),
                new Illness(new LateAcceptance(Duration.ofSeconds(3)), "Unknown", 1),
                new Illness(new RecipientDomain("example.com", 550), "Accepted", 0));
    }

    /** Critical where the fault is silence, so that the spec need not wait long. */
    public MessageClass messageClass() {
        boolean silent = fault instanceof BlackHole
                || fault instanceof Slow
                || fault instanceof HangAfterData
                || fault instanceof LateAcceptance;
        return silent ? MessageClass.CRITICAL : MessageClass.BULK;
    }

    @Override
    public String toString() {
        return fault.words() + " gives " + outcome + " and delivers " + copies;
    }
}
