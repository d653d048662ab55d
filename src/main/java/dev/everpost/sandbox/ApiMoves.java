package dev.everpost.sandbox;

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
import dev.everpost.scenario.Throttled;
import dev.everpost.world.World;
import java.time.Duration;
import java.util.List;

/** How each fault shows in SES's API: the table from fault to move. Thread-safe. */
final class SesMoves {

    private static final Move<SesAnswer> CARRY_ON = new Move.CarryOn<>();

    private final World world;
    private final Steering steering;
    private final Throttle throttle;

    SesMoves(World world, Steering steering) {
        this.world = world;
        this.steering = steering;
        this.throttle = new Throttle(world.time());
    }

    /** On a new connection, before TLS. */
    Move<SesAnswer> atConnect() {
        return steering.has(BlackHole.class) ? new Move.Swallow<>() : CARRY_ON;
    }

    /** At a request; {@code sending} when it is SendEmail. */
    Move<SesAnswer> at(boolean sending) {
        for (var fault : steering.active()) {
            var move = move(fault, sending);
            if (!(move instanceof Move.CarryOn)) {
                return move;
            }
        }
        return CARRY_ON;
    }

    Duration lateness(boolean sending) {
        return Fate.lateness(steering.active(), sending, world.chance());
    }

    int copies() {
        return Fate.copies(steering.active(), world.chance());
    }

    /** Whether an expired certificate is to be shown. */
    boolean certificateExpired() {
        return steering.has(ExpiredCertificate.class);
    }

    /** Whether SendEmail is possible at all, as GetAccount tells. */
    boolean sendingEnabled() {
        return !steering.has(AccountSuspended.class);
    }

    /** Those that SES takes and that their receiver then refuses. */
    List<String> bouncing(List<String> recipients) {
        return recipients.stream()
                .filter(recipient -> MailboxSimulator.bounces(recipient) || isRefused(recipient))
                .toList();
    }

    private boolean isRefused(String recipient) {
        return steering.active().stream()
                .anyMatch(fault -> fault instanceof RecipientDomain domain && domain.concerns(recipient));
    }

    private Move<SesAnswer> move(Fault fault, boolean sending) {
        return switch (fault) {
            case ConnectionRefused _ -> new Move.Reset<>();
            case BlackHole _ -> new Move.Swallow<>();
            case Throttled(double rate)
            when sending && !throttle.takes(rate) ->
                say(429, "TooManyRequestsException", "Maximum sending rate exceeded.");
            case QuotaSpent _ when sending -> say(400, "LimitExceededException", "Daily message quota exceeded.");
            case AccountSuspended _
            when sending -> say(400, "AccountSuspendedException", "Sending is suspended for this account.");
            case Failing failing when world.chance().happens(failing.share()) -> failure(failing.code());
            case HangAfterData _ when sending -> new Move.Swallow<>();
            case ResetAfterData _ when sending -> new Move.Reset<>();
            case AccountSuspended _,
                    Duplicates _,
                    ExpiredCertificate _,
                    Failing _,
                    Flapping _,
                    HangAfterData _,
                    LateAcceptance _,
                    NameNotFound _,
                    QuotaSpent _,
                    RecipientDomain _,
                    ResetAfterData _,
                    SilentDrop _,
                    Slow _,
                    Throttled _ -> CARRY_ON;
        };
    }

    /** SMTP's own codes (42x, 45x, 55x) are read as what HTTP would say. */
    private static Move<SesAnswer> failure(int code) {
        return switch (code) {
            case 403 -> say(403, "SignatureDoesNotMatch", "The request signature we calculated does not match.");
            case 404 -> say(404, "NotFoundException", "The resource does not exist.");
            case 421, 450, 451, 452, 454 -> say(503, "ServiceUnavailable", "Simulated failure.");
            case 429 -> say(429, "TooManyRequestsException", "Maximum sending rate exceeded.");
            case 550, 551, 552, 553, 554 -> say(400, "MessageRejected", "Simulated refusal of the message.");
            default ->
                code >= 500
                        ? say(code, "InternalServiceErrorException", "Simulated failure.")
                        : say(code, "BadRequestException", "Simulated refusal of the request.");
        };
    }

    private static Move<SesAnswer> say(int status, String type, String message) {
        return new Move.Say<>(SesAnswer.error(status, type, message));
    }
}
