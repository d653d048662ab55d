package dev.everpost.sandbox;

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
import dev.everpost.scenario.Journey;
import dev.everpost.scenario.LateAcceptance;
import dev.everpost.scenario.LateDelivery;
import dev.everpost.scenario.LateReports;
import dev.everpost.scenario.MissingReports;
import dev.everpost.scenario.NameNotFound;
import dev.everpost.scenario.QuotaSpent;
import dev.everpost.scenario.RecipientDomain;
import dev.everpost.scenario.ResetAfterData;
import dev.everpost.scenario.SilentDrop;
import dev.everpost.scenario.Slow;
import dev.everpost.scenario.Throttle;
import dev.everpost.scenario.Throttled;
import dev.everpost.world.World;
import java.time.Duration;
import java.util.List;

/** How each fault shows in an HTTP API: the table from fault to move; {@code A} is an answer of the API. Thread-safe. */
final class ApiMoves<A> {

    private final World world;
    private final Steering steering;
    private final ApiRefusals<A> refusals;
    private final Throttle throttle;

    ApiMoves(World world, Steering steering, ApiRefusals<A> refusals) {
        this.world = world;
        this.steering = steering;
        this.refusals = refusals;
        this.throttle = new Throttle(world.time());
    }

    /** On a new connection, before TLS. */
    Move<A> atConnect() {
        return steering.has(BlackHole.class) ? new Move.Swallow<>() : new Move.CarryOn<>();
    }

    /** At a request; {@code sending} when it hands over mail. */
    Move<A> at(boolean sending) {
        for (var fault : steering.active()) {
            var move = move(fault, sending);
            if (!(move instanceof Move.CarryOn)) {
                return move;
            }
        }
        return new Move.CarryOn<>();
    }

    Duration lateness(boolean sending) {
        return Fate.lateness(steering.active(), sending, world.chance());
    }

    /** What becomes of a message that is taken now. */
    Journey journey() {
        return Fate.journey(steering.active(), world.chance());
    }

    /** Whether an expired certificate is to be shown. */
    boolean certificateExpired() {
        return steering.has(ExpiredCertificate.class);
    }

    /** Whether the account may send at all, as it tells when asked. */
    boolean sendingEnabled() {
        return !steering.has(AccountSuspended.class);
    }

    /** Those that the provider takes and that their receiver then refuses. */
    List<String> bouncing(List<String> recipients) {
        return recipients.stream()
                .filter(recipient -> MailboxSimulator.bounces(recipient) || isRefused(recipient))
                .toList();
    }

    private boolean isRefused(String recipient) {
        return steering.active().stream()
                .anyMatch(fault -> fault instanceof RecipientDomain domain
                        && domain.concerns(recipient)
                        && world.chance().happens(domain.share()));
    }

    private Move<A> move(Fault fault, boolean sending) {
        return switch (fault) {
            case ConnectionRefused _ -> new Move.Reset<>();
            case BlackHole _ -> new Move.Swallow<>();
            case Throttled(double rate) when sending && !throttle.takes(rate) -> new Move.Say<>(refusals.throttled());
            case QuotaSpent _ when sending -> new Move.Say<>(refusals.quotaSpent());
            case AccountSuspended _ when sending -> new Move.Say<>(refusals.suspended());
            case Failing failing
            when world.chance().happens(failing.share()) -> new Move.Say<>(refusals.failing(failing.code()));
            case HangAfterData _ when sending -> new Move.Swallow<>();
            case ResetAfterData _ when sending -> new Move.Reset<>();
            case AccountSuspended _,
                    Duplicates _,
                    ExpiredCertificate _,
                    Failing _,
                    Flapping _,
                    HangAfterData _,
                    LateAcceptance _,
                    LateDelivery _,
                    LateReports _,
                    MissingReports _,
                    NameNotFound _,
                    QuotaSpent _,
                    RecipientDomain _,
                    ResetAfterData _,
                    SilentDrop _,
                    Slow _,
                    Throttled _ -> new Move.CarryOn<>();
        };
    }
}
