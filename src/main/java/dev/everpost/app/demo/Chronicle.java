package dev.everpost.app.demo;

import dev.everpost.fact.Fact;
import dev.everpost.scenario.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Folds the ledger's facts into figures, and says which of them people want to hear at once. Used by one thread. */
final class Chronicle {

    private final Instant begin;
    private final Carriage carriage;
    private final Delays delays = new Delays();
    private final Failovers failovers;

    Chronicle(Scenario scenario, Instant begin) {
        this.begin = begin;
        this.carriage = new Carriage(scenario.providers());
        this.failovers = new Failovers(scenario.timeline(), begin);
    }

    /** Something worth a line. */
    record News(Duration at, String words) {}

    /** Takes the next fact of the ledger. */
    Optional<News> read(Fact fact) {
        return switch (fact) {
            case Fact.Admitted admitted -> {
                delays.read(admitted);
                yield Optional.empty();
            }
            case Fact.AttemptEnded ended -> {
                carriage.read(ended);
                delays.read(ended);
                yield failovers.read(ended).map(failover -> new News(failover.at(), failover.words()));
            }
            case Fact.StandingChanged changed -> {
                carriage.read(changed);
                yield news(
                        fact, changed.provider() + " " + changed.from() + " -> " + changed.to() + ": " + changed.why());
            }
            case Fact.BacklogRerouted moved ->
                news(fact, moved.deliveries() + " waiting for " + moved.provider() + " sent back to the router");
            case Fact.AlarmRaised alarm -> news(fact, "ALARM " + alarm.subject() + ": " + alarm.text());
            case Fact.AlarmCleared alarm -> news(fact, "alarm over, " + alarm.subject() + ": " + alarm.text());
            case Fact.Judged judged -> news(fact, judged.scope() + " judged " + judged.to() + ": " + judged.words());
            case Fact.AttemptStarted _,
                    Fact.CheckedUp _,
                    Fact.Inquired _,
                    Fact.Silent _,
                    Fact.Expired _,
                    Fact.NoCarrier _,
                    Fact.Cancelled _,
                    Fact.Suppressed _,
                    Fact.NotRendered _,
                    Fact.Reported _,
                    Fact.RetryAsked _,
                    Fact.GatewayChanged _ -> Optional.empty();
        };
    }

    Carriage carriage() {
        return carriage;
    }

    Delays delays() {
        return delays;
    }

    Failovers failovers() {
        return failovers;
    }

    private Optional<News> news(Fact fact, String words) {
        return Optional.of(new News(Duration.between(begin, fact.at()), words));
    }
}
