package dev.everpost.sim;

import dev.everpost.delivery.Carriers;
import dev.everpost.delivery.DeliveryEvents;
import dev.everpost.delivery.DeliveryRoom;
import dev.everpost.delivery.DeliverySettings;
import dev.everpost.delivery.Notices;
import dev.everpost.delivery.SilenceDesk;
import dev.everpost.delivery.SilencePolicy;
import dev.everpost.delivery.SilentAttempt;
import dev.everpost.delivery.SilentMail;
import dev.everpost.delivery.StandingJournal;
import dev.everpost.experience.Experience;
import dev.everpost.fact.Outcome;
import dev.everpost.fact.ProviderName;
import dev.everpost.intake.Handoff;
import dev.everpost.intake.IntakeEvents;
import dev.everpost.intake.IntakeSettings;
import dev.everpost.intake.MessageIds;
import dev.everpost.intake.Reception;
import dev.everpost.intake.Submitters;
import dev.everpost.intake.Withholding;
import dev.everpost.message.Message;
import dev.everpost.message.Recipient;
import dev.everpost.provider.Capabilities;
import dev.everpost.provider.Provider;
import dev.everpost.route.Bearings;
import dev.everpost.route.Harm;
import dev.everpost.route.Market;
import dev.everpost.route.RouteRule;
import dev.everpost.route.Routes;
import dev.everpost.silence.Listener;
import dev.everpost.standing.Advice;
import dev.everpost.standing.Gate;
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

/** One life of the gateway between two crashes: everything but sockets and pages, wired as the product wires it. */
final class Node {

    final SqliteStore store;
    final Reception reception;
    final DeliveryRoom delivery;
    final StandingJournal journal;
    private final Carriers carriers;
    private final ReceiverHolds holds;
    private final World world;

    Node(
            SqliteStore store,
            List<? extends Provider> providers,
            Map<ProviderName, GateSettings> gates,
            Map<ProviderName, Double> keepWarm,
            List<RouteRule> rules,
            World world) {
        this.store = store;
        this.world = world;
        this.journal = new StandingJournal(store.spool(), world);
        var byName = new LinkedHashMap<ProviderName, Carriers.Carrier>();
        var capabilities = new LinkedHashMap<ProviderName, Capabilities>();
        for (var provider : providers) {
            var gate = new Gate(gates.get(provider.name()), world, journal);
            gate.restoreUsage(store.ledger()
                    .acceptedBy(provider.name(), world.time().now().minus(Duration.ofHours(24))));
            byName.put(provider.name(), new Carriers.Carrier(provider, gate));
            capabilities.put(provider.name(), provider.capabilities());
        }
        var experience = new Experience(world.time());
        var bearings =
                new Bearings(Market.of(capabilities::get), experience, Harm.DEFAULTS, world.time(), world.chance());
        this.carriers = new Carriers(byName, new Routes(rules, keepWarm, capabilities.keySet(), bearings));
        this.holds = new ReceiverHolds(world.time());
        this.delivery = new DeliveryRoom(
                store.spool(),
                id -> store.ledger().story(id).map(Ledger.Story::facts).orElse(List.of()),
                () -> carriers,
                Notices.NONE,
                holds,
                DeliverySettings.defaults("gateway.example"),
                new Remembered(experience),
                world);
        this.reception = new Reception(
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
        Listed.put(store.suppressions(), world);
        journal.start(delivery);
        delivery.start();
    }

    /** Finds mail that providers took without a word, and acts on it, as the product does. */
    void hearSilence() {
        var desk = new SilenceDesk(
                store.spool(),
                store.ledger()::story,
                delivery,
                () -> SilencePolicy.DEFAULT,
                DeliveryEvents.NONE,
                world);
        var mail = new SilentMail(desk, world);
        var listener = new Listener(
                store.ledger(),
                store.learned(),
                fact -> store.spool().note(List.of(fact)),
                (provider, message, attempt, recipients, alone) ->
                        mail.offer(new SilentAttempt(message, attempt, provider, recipients, alone)),
                world);
        mail.start();
        listener.start();
    }

    /** What the product's own listener passes on, without the counting. */
    private record Remembered(Experience experience) implements DeliveryEvents {
        @Override
        public void called(
                Message message,
                ProviderName provider,
                List<Recipient> recipients,
                List<Outcome> outcomes,
                Duration took) {
            experience.attempted(provider, message.messageClass(), recipients, outcomes, took);
        }
    }

    /** The watch says what it thinks of a provider, on a thread of its own; null takes it back. */
    void advise(ProviderName provider, Advice.@Nullable Level level) {
        var advice = level == null ? null : new Advice(level, "as the watch sees it");
        world.threads()
                .start("watch", () -> carriers.byName().get(provider).gate().advise(advice, Duration.ofMinutes(2)));
    }

    /** The watch holds mail for a receiver for so long. */
    void hold(String domain, Duration atMost) {
        world.threads().start("watch", () -> holds.hold(domain, "as the watch sees it", atMost));
    }
}
