package dev.everpost.acceptance;

import static dev.everpost.acceptance.Ailment.Ending.BY_ANY;
import static dev.everpost.acceptance.Ailment.Ending.BY_BACKUP;
import static dev.everpost.acceptance.Ailment.Ending.BY_PRIMARY;
import static dev.everpost.acceptance.Ailment.Ending.LOST_BY_PROVIDER;
import static dev.everpost.acceptance.Ailment.Ending.REFUSED;
import static dev.everpost.acceptance.Ailment.Gate.ANY;
import static dev.everpost.acceptance.Ailment.Gate.LEFT;
import static dev.everpost.acceptance.Ailment.Gate.USED;

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
import java.util.Locale;

/** Each way in which the primary is ill in these tests, what becomes of the mail, and how the primary stands then. */
enum Ailment {
    CONNECTION_REFUSED(new ConnectionRefused(), BY_BACKUP, LEFT),
    BLACK_HOLE(new BlackHole(), BY_BACKUP, LEFT),
    A_LITTLE_SLOW(new Slow(Duration.ofMillis(100), Duration.ofMillis(100)), BY_PRIMARY, USED),
    TOO_SLOW(new Slow(Duration.ofSeconds(4), Duration.ZERO), BY_BACKUP, LEFT),
    THROTTLED(new Throttled(1), BY_ANY, USED),
    FAILING_451(new Failing(1, 451, Stage.MAIL), BY_BACKUP, LEFT),
    FAILING_554(new Failing(1, 554, Stage.MAIL), BY_BACKUP, LEFT),
    FAILING_421(new Failing(1, 421, Stage.MAIL), BY_BACKUP, LEFT),
    FAILING_FOR_HALF(new Failing(0.5, 451, Stage.MAIL), BY_ANY, ANY),
    CONTENT_REFUSED(new Failing(1, 550, Stage.BODY), REFUSED, USED),
    EXPIRED_CERTIFICATE(new ExpiredCertificate(), BY_BACKUP, LEFT),
    NAME_NOT_FOUND(new NameNotFound(), BY_BACKUP, LEFT),
    ACCOUNT_SUSPENDED(new AccountSuspended(), BY_BACKUP, LEFT),
    QUOTA_SPENT(new QuotaSpent(), BY_BACKUP, LEFT),
    HANG_AFTER_DATA(new HangAfterData(), BY_ANY, LEFT),
    RESET_AFTER_DATA_TAKEN(new ResetAfterData(true), BY_ANY, LEFT),
    RESET_AFTER_DATA_LOST(new ResetAfterData(false), BY_BACKUP, LEFT),
    SILENT_DROP(new SilentDrop(1), LOST_BY_PROVIDER, USED),
    DUPLICATES(new Duplicates(1), BY_PRIMARY, USED),
    LATE_ACCEPTANCE(new LateAcceptance(Duration.ofSeconds(5)), BY_ANY, LEFT),
    FLAPPING(new Flapping(Duration.ofMillis(300), Duration.ofMillis(300), new ConnectionRefused()), BY_ANY, ANY),
    RECEIVER_SAYS_550(new RecipientDomain("receiver-says-550.example", 550), REFUSED, USED);

    /** What becomes of the mail. */
    enum Ending {
        BY_BACKUP,
        BY_PRIMARY,
        BY_ANY,
        /** Final at the first provider: neither content nor recipient gets better elsewhere. */
        REFUSED,
        /** The provider says yes and loses it, which SMTP cannot show. */
        LOST_BY_PROVIDER
    }

    /** How the primary stands: still used, left alone, or either by chance. */
    enum Gate {
        USED,
        LEFT,
        ANY
    }

    final Fault fault;
    final Ending ending;
    final Gate gate;

    Ailment(Fault fault, Ending ending, Gate gate) {
        this.fault = fault;
        this.ending = ending;
        this.gate = gate;
    }

    /** The primary's name; the mail that takes this way goes to the domain of that name. */
    String provider() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String domain() {
        return provider() + ".example";
    }
}
