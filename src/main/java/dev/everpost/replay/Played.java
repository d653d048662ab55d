package dev.everpost.replay;

import dev.everpost.fact.Outcome;
import dev.everpost.fact.Outcome.Cause;
import dev.everpost.fact.Outcome.Failure;
import dev.everpost.fact.Outcome.Scope;
import dev.everpost.fact.Outcome.Trouble;
import dev.everpost.fact.ProviderName;
import dev.everpost.provider.smtp.SmtpProviderSettings;
import dev.everpost.scenario.AccountSuspended;
import dev.everpost.scenario.BlackHole;
import dev.everpost.scenario.ConnectionRefused;
import dev.everpost.scenario.Duplicates;
import dev.everpost.scenario.ExpiredCertificate;
import dev.everpost.scenario.Failing;
import dev.everpost.scenario.Fate;
import dev.everpost.scenario.Fault;
import dev.everpost.scenario.Flapping;
import dev.everpost.scenario.HangAfterData;
import dev.everpost.scenario.LateAcceptance;
import dev.everpost.scenario.LateDelivery;
import dev.everpost.scenario.LateReports;
import dev.everpost.scenario.MissingReports;
import dev.everpost.scenario.NameNotFound;
import dev.everpost.scenario.QuotaSpent;
import dev.everpost.scenario.RecipientDomain;
import dev.everpost.scenario.ResetAfterData;
import dev.everpost.scenario.Role;
import dev.everpost.scenario.Role.Protocol;
import dev.everpost.scenario.SilentDrop;
import dev.everpost.scenario.Slow;
import dev.everpost.scenario.Throttle;
import dev.everpost.scenario.Throttled;
import dev.everpost.scenario.Timeline;
import dev.everpost.smtp.ClientPatience;
import dev.everpost.world.World;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A provider of an outage in memory: ill as the timeline says, and honest about it when asked later. For one running thread at a time. */
final class Played {

    /** What a healthy provider takes for an answer: this, and up to as much again. */
    private static final Duration ANSWER = Duration.ofMillis(80);

    private final Role role;
    private final Timeline timeline;
    private final Onward onward;
    private final World world;
    private final long begin;
    private final Throttle throttle;
    private final Set<Integer> taken = new HashSet<>();

    Played(Role role, Timeline timeline, Onward onward, World world) {
        this.role = role;
        this.timeline = timeline;
        this.onward = onward;
        this.world = world;
        this.begin = world.time().nanos();
        this.throttle = new Throttle(world.time());
    }

    Role role() {
        return role;
    }

    ProviderName name() {
        return role.name();
    }

    /** The faults in force. */
    List<Fault> faults() {
        return timeline.activeAt(role.name(), world.time().since(begin));
    }

    /** Whether nothing keeps it from taking mail for a receiver that is well. */
    boolean isOpen() {
        return faults().stream().noneMatch(Played::isShut);
    }

    private static boolean isShut(Fault fault) {
        return switch (fault) {
            case AccountSuspended _,
                    BlackHole _,
                    ConnectionRefused _,
                    ExpiredCertificate _,
                    Failing _,
                    HangAfterData _,
                    NameNotFound _,
                    QuotaSpent _,
                    ResetAfterData _,
                    Throttled _ -> true;
            case Duplicates _,
                    Flapping _,
                    LateAcceptance _,
                    LateDelivery _,
                    LateReports _,
                    MissingReports _,
                    RecipientDomain _,
                    SilentDrop _,
                    Slow _ -> false;
        };
    }

    /** Whether it took the letter and knows of it. */
    boolean has(Letter letter) {
        return taken.contains(letter.number());
    }

    /** One try; blocks as long as the provider does, within the patience that ships. */
    Outcome carry(Letter letter) {
        world.threads().sleep(ANSWER.plus(world.chance().upTo(ANSWER)));
        var faults = faults();
        for (var fault : faults) {
            var no = refusal(fault, letter);
            if (no != null) {
                return no;
            }
        }
        return take(letter, faults);
    }

    private @Nullable Outcome refusal(Fault fault, Letter letter) {
        return switch (fault) {
            case ConnectionRefused _ -> down(Failure.CONNECT_REFUSED, "connection refused");
            case NameNotFound _ -> down(Failure.NAME_NOT_FOUND, "the name does not resolve");
            case ExpiredCertificate _ -> down(Failure.TLS, "the certificate has expired");
            case BlackHole _ -> {
                world.threads().sleep(patience(letter).command());
                yield down(Failure.SILENT, "no answer");
            }
            case Throttled(double rate) ->
                throttle.takes(rate) ? null : new Outcome.TryLater(Cause.THROTTLED, null, "slow down");
            case AccountSuspended _ -> new Outcome.AccountTrouble(Trouble.SUSPENDED, "the account is paused");
            case QuotaSpent _ -> new Outcome.AccountTrouble(Trouble.QUOTA, "the quota is spent");
            case Failing failing -> world.chance().happens(failing.share()) ? failed(failing.code()) : null;
            case RecipientDomain domain -> isRefused(domain, letter) ? byReceiver(domain.code()) : null;
            case Duplicates _,
                    Flapping _,
                    HangAfterData _,
                    LateAcceptance _,
                    LateDelivery _,
                    LateReports _,
                    MissingReports _,
                    ResetAfterData _,
                    SilentDrop _,
                    Slow _ -> null;
        };
    }

    private Outcome take(Letter letter, List<Fault> faults) {
        var journey = Fate.journey(faults, world.chance());
        var late = Fate.lateness(faults, true, world.chance());
        boolean hangs = faults.stream().anyMatch(HangAfterData.class::isInstance);
        var patience = patience(letter).finalDot();
        if (journey.copies() > 0) {
            taken.add(letter.number());
            onward.send(this, letter, journey);
        }
        if (hangs || late.compareTo(patience) > 0) {
            world.threads().sleep(patience);
            return new Outcome.Unknown("no answer to the message");
        }
        world.threads().sleep(late);
        return faults.stream().anyMatch(ResetAfterData.class::isInstance)
                ? new Outcome.Unknown("the connection was reset after the message")
                : new Outcome.Accepted(id(letter), "250 2.0.0 queued");
    }

    /** Its name for the letter. */
    String id(Letter letter) {
        return role.name() + "-" + letter.number();
    }

    /** Only who hands over to the receiver hears the receiver's no; from others it comes back as a report. */
    private boolean isRefused(RecipientDomain domain, Letter letter) {
        return role.protocol() == Protocol.DIRECT
                && domain.concerns(letter.address())
                && world.chance().happens(domain.share());
    }

    private static Outcome byReceiver(int code) {
        return code < 500
                ? new Outcome.TryLater(Cause.RECIPIENT, null, "451 4.3.2 temporary server issue")
                : new Outcome.Refused(
                        Scope.RECIPIENT, "550-5.1.1 The email account that you tried to reach does not exist");
    }

    /** As {@code provider.smtp} and the vendors' rooms read them. */
    private Outcome failed(int code) {
        var words = code + " simulated failure";
        if (role.protocol() == Protocol.API) {
            return switch (code) {
                case 401, 403 -> new Outcome.AccountTrouble(Trouble.CREDENTIALS, words);
                case 429 -> new Outcome.TryLater(Cause.THROTTLED, null, words);
                default -> code >= 500 ? down(Failure.SERVER_ERROR, words) : new Outcome.Refused(Scope.CONTENT, words);
            };
        }
        return code < 500 ? down(Failure.SERVER_ERROR, words) : new Outcome.Refused(Scope.CONTENT, words);
    }

    private static Outcome down(Failure failure, String words) {
        return new Outcome.ProviderDown(failure, words);
    }

    private static ClientPatience patience(Letter letter) {
        return switch (letter.messageClass()) {
            case CRITICAL -> SmtpProviderSettings.CRITICAL;
            case TRANSACTIONAL, BULK -> SmtpProviderSettings.OTHERS;
        };
    }
}
