package dev.everpost.replay;

import dev.everpost.delivery.Carriers;
import dev.everpost.delivery.DeliveryEvents;
import dev.everpost.delivery.DeliveryRoom;
import dev.everpost.delivery.DeliverySettings;
import dev.everpost.delivery.LateProof;
import dev.everpost.delivery.Notices;
import dev.everpost.delivery.StandingJournal;
import dev.everpost.fact.Outcome.Trouble;
import dev.everpost.fact.ProviderName;
import dev.everpost.intake.Handoff;
import dev.everpost.intake.Intake;
import dev.everpost.intake.IntakeEvents;
import dev.everpost.intake.IntakeSettings;
import dev.everpost.intake.MessageIds;
import dev.everpost.intake.Reception;
import dev.everpost.intake.Submitters;
import dev.everpost.intake.Withholding;
import dev.everpost.message.MessageClass;
import dev.everpost.provider.Capabilities;
import dev.everpost.provider.Provider;
import dev.everpost.route.Match;
import dev.everpost.route.OnUnknown;
import dev.everpost.route.RouteRule;
import dev.everpost.route.Routes;
import dev.everpost.route.Strategy;
import dev.everpost.standing.Gate;
import dev.everpost.standing.GateEvents;
import dev.everpost.standing.GateSettings;
import dev.everpost.standing.ReceiverHolds;
import dev.everpost.store.Ledger;
import dev.everpost.store.Suppressions;
import dev.everpost.store.sqlite.SqliteStore;
import dev.everpost.world.World;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The part of the gateway that mail passes through, wired as the product wires it. */
final class Gatehouse {

    private static final Duration STOPPING = Duration.ofSeconds(30);

    private final Intake intake;
    private final DeliveryRoom delivery;
    private final StandingJournal journal;
    private final Carriers carriers;
    private final ReceiverHolds holds;
    private final SqliteStore store;
    private final World world;

    Gatehouse(
            SqliteStore store,
            List<? extends Provider> providers,
            GateEvents listener,
            DeliveryEvents events,
            World world) {
        this.store = store;
        this.world = world;
        this.journal = new StandingJournal(store.spool(), world);
        this.carriers = carriers(providers, new Both(journal, listener), world);
        this.holds = new ReceiverHolds(world.time());
        this.delivery = new DeliveryRoom(
                store.spool(),
                id -> store.ledger().story(id).map(Ledger.Story::facts).orElse(List.of()),
                () -> carriers,
                Notices.NONE,
                holds,
                DeliverySettings.defaults("gateway.example"),
                events,
                world);
        this.intake = new Reception(
                store.spool(),
                () -> new Submitters(List.of()),
                (draft, recipients) -> carriers.routes()
                        .ruleFor(draft.messageClass(), draft.submitter(), draft.sender(), recipients, draft.tags())
                        .deadline(),
                new Withholding(store.suppressions(), (_, _) -> EnumSet.allOf(Suppressions.Reason.class)),
                Notices.NONE::failure,
                Handoff.to(delivery::reserve, delivery::deliver, delivery::giveBack, delivery::poke),
                IntakeSettings.DEFAULT,
                new MessageIds(world),
                IntakeEvents.NONE,
                world);
    }

    void start() {
        journal.start(delivery);
        delivery.start();
    }

    void stop() {
        delivery.stop(STOPPING);
        journal.stop();
    }

    Intake intake() {
        return intake;
    }

    @Nullable
    Gate gate(ProviderName provider) {
        return carriers.find(provider).map(Carriers.Carrier::gate).orElse(null);
    }

    DeliveryRoom delivery() {
        return delivery;
    }

    ReceiverHolds holds() {
        return holds;
    }

    StandingJournal journal() {
        return journal;
    }

    Carriers carriers() {
        return carriers;
    }

    /** Settles what a report proves. */
    LateProof proof() {
        return new LateProof(store.spool(), DeliveryEvents.NONE, world.time());
    }

    private static Carriers carriers(List<? extends Provider> providers, GateEvents events, World world) {
        var byName = new LinkedHashMap<ProviderName, Carriers.Carrier>();
        var capabilities = new LinkedHashMap<ProviderName, Capabilities>();
        for (var provider : providers) {
            var gate = new Gate(GateSettings.defaults(provider.name()), world, events);
            byName.put(provider.name(), new Carriers.Carrier(provider, gate));
            capabilities.put(provider.name(), provider.capabilities());
        }
        var names = List.copyOf(byName.keySet());
        var rules = List.of(
                rule(new Match(MessageClass.CRITICAL, null, null, null, Map.of()), MessageClass.CRITICAL, names),
                rule(new Match(MessageClass.BULK, null, null, null, Map.of()), MessageClass.BULK, names),
                rule(Match.ANY, MessageClass.TRANSACTIONAL, names));
        return new Carriers(byName, new Routes(rules, Map.of(), capabilities, world.chance()));
    }

    /** As the example configuration has them: codes are sent again when nobody knows, the rest waits for news. */
    private static RouteRule rule(Match match, MessageClass messageClass, List<ProviderName> providers) {
        return new RouteRule(
                match,
                providers,
                Strategy.ORDERED,
                Map.of(),
                Deadlines.of(messageClass),
                messageClass == MessageClass.CRITICAL ? OnUnknown.RESEND : OnUnknown.WAIT,
                RouteRule.UNKNOWN_WAIT);
    }

    /** Tells two. */
    private record Both(GateEvents first, GateEvents second) implements GateEvents {
        @Override
        public void changed(ProviderName provider, String from, String to, String why) {
            first.changed(provider, from, to, why);
            second.changed(provider, from, to, why);
        }

        @Override
        public void accountTrouble(ProviderName provider, Trouble trouble, String reply) {
            first.accountTrouble(provider, trouble, reply);
            second.accountTrouble(provider, trouble, reply);
        }

        @Override
        public void accountFine(ProviderName provider) {
            first.accountFine(provider);
            second.accountFine(provider);
        }
    }
}
