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
import dev.everpost.scenario.Stage;
import dev.everpost.scenario.Throttle;
import dev.everpost.scenario.Throttled;
import dev.everpost.smtp.Reply;
import dev.everpost.world.World;
import java.time.Duration;
import java.util.List;

/** How each fault shows in an SMTP dialogue: the table from fault and stage to move. Thread-safe. */
final class SmtpMoves {

    private static final Move<Reply> CARRY_ON = new Move.CarryOn<>();

    private final World world;
    private final Steering steering;
    private final Throttle throttle;

    SmtpMoves(World world, Steering steering) {
        this.world = world;
        this.steering = steering;
        this.throttle = new Throttle(world.time());
    }

    /** {@code argument} is the recipient at RCPT, else empty. */
    Move<Reply> at(Stage stage, String argument) {
        for (var fault : steering.active()) {
            var move = move(fault, stage, argument);
            if (!(move instanceof Move.CarryOn)) {
                return move;
            }
        }
        return CARRY_ON;
    }

    Duration lateness(Stage stage) {
        return Fate.lateness(steering.active(), stage == Stage.BODY, world.chance());
    }

    /** What becomes of a message that is taken now. */
    Journey journey() {
        return Fate.journey(steering.active(), world.chance());
    }

    /** Whether an expired certificate is to be shown. */
    boolean certificateExpired() {
        return steering.has(ExpiredCertificate.class);
    }

    private Move<Reply> move(Fault fault, Stage stage, String argument) {
        return switch (fault) {
            case ConnectionRefused _ -> new Move.Reset<>();
            case BlackHole _ -> new Move.Swallow<>();
            case Throttled(double rate)
            when stage == Stage.MAIL && !throttle.takes(rate) ->
                say(454, "4.7.0", "Throttling failure: Maximum sending rate exceeded");
            case QuotaSpent _
            when stage == Stage.MAIL -> say(454, "4.7.0", "Throttling failure: Daily message quota exceeded");
            case AccountSuspended _ when stage == Stage.MAIL -> say(550, "5.7.0", "Account suspended");
            case Failing failing
            when failing.stage() == stage && world.chance().happens(failing.share()) ->
                say(failing.code(), enhanced(failing.code(), stage), "Simulated failure");
            case RecipientDomain domain
            when stage == Stage.RCPT
                    && domain.concerns(argument)
                    && world.chance().happens(domain.share()) -> refused(domain);
            case HangAfterData _ when stage == Stage.BODY -> new Move.Swallow<>();
            case ResetAfterData _ when stage == Stage.BODY -> new Move.Reset<>();
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
                    Throttled _ -> CARRY_ON;
        };
    }

    private static Move<Reply> refused(RecipientDomain domain) {
        return domain.code() == 550
                ? say(550, "5.1.1", "The account that you tried to reach does not exist")
                : say(451, "4.7.1", "Try again later");
    }

    /** Failures of the system are x.3.0 (RFC 3463), those of one recipient x.2.1, those of the content 5.6.0. */
    private static String enhanced(int code, Stage stage) {
        String detail = switch (stage) {
            case RCPT -> "2.1";
            case BODY -> code >= 500 ? "6.0" : "3.0";
            case CONNECT, HELLO, MAIL, DATA -> "3.0";
        };
        return stage == Stage.CONNECT ? "" : code / 100 + "." + detail;
    }

    private static Move<Reply> say(int code, String enhanced, String text) {
        return new Move.Say<>(new Reply(code, enhanced, List.of(text)));
    }
}
