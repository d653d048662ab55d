package dev.everpost.delivery;

import dev.everpost.delivery.Carriers.Carrier;
import dev.everpost.fact.Outcome;
import dev.everpost.fact.ProviderName;
import dev.everpost.message.Content;
import dev.everpost.message.EmailAddress;
import dev.everpost.message.Message;
import dev.everpost.message.MessageClass;
import dev.everpost.message.MessageId;
import dev.everpost.message.Recipient;
import dev.everpost.message.Submission.Via;
import dev.everpost.pool.Desk;
import dev.everpost.provider.Capabilities;
import dev.everpost.route.Match;
import dev.everpost.route.OnUnknown;
import dev.everpost.route.RouteRule;
import dev.everpost.route.Routes;
import dev.everpost.route.Strategy;
import dev.everpost.standing.Gate;
import dev.everpost.standing.GateEvents;
import dev.everpost.standing.GateSettings;
import dev.everpost.standing.ReceiverHolds;
import dev.everpost.store.Delivery;
import dev.everpost.store.DeliveryState;
import dev.everpost.store.NewMessage;
import dev.everpost.store.Work;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Delivery over a spool in memory, scripted providers behind real gates, and a clock that moves by waiting. */
final class DeliveryRig {

    static final Duration DEADLINE = Duration.ofHours(4);

    private static final GateEvents NOBODY_LISTENS = new GateEvents() {
        @Override
        public void changed(ProviderName provider, String from, String to, String why) {}

        @Override
        public void accountTrouble(ProviderName provider, Outcome.Trouble trouble, String reply) {}

        @Override
        public void accountFine(ProviderName provider) {}
    };

    final SleepingWorld time = new SleepingWorld();
    final ReceiverHolds holds = new ReceiverHolds(time.world().time());
    final RememberingSpool spool = new RememberingSpool();
    final ScriptedProvider alpha = new ScriptedProvider("alpha");
    final ScriptedProvider beta = new ScriptedProvider("beta");
    final Map<ProviderName, Gate> gates = new LinkedHashMap<>();
    final DeliverySettings settings = DeliverySettings.defaults("mx.example");
    OnUnknown onUnknown = OnUnknown.WAIT;
    Duration deadline = DEADLINE;
    UnaryOperator<GateSettings> limits = plain -> plain;
    final Map<ProviderName, Desk> desks = new HashMap<>();
    Notices notices = Notices.NONE;
    boolean stopping;
    /** Planning throws, as a defect of ours would. */
    boolean brokenRoutes;

    /** Keeps what it knows of silent providers from pass to pass. */
    private final Reconciliation reconciliation = new Reconciliation(
            spool,
            spool::factsOf,
            this::carriers,
            aftermath(),
            new Asker(time.world()),
            DeliveryEvents.NONE,
            time.world());

    private long ids;

    /** The usual order: alpha, then beta. */
    Carriers carriers() {
        var byName = new LinkedHashMap<ProviderName, Carrier>();
        var capabilities = new LinkedHashMap<ProviderName, Capabilities>();
        for (var provider : List.of(alpha, beta)) {
            byName.put(
                    provider.name(),
                    new Carrier(provider, gate(provider), desks.getOrDefault(provider.name(), Desk.OPEN)));
            capabilities.put(provider.name(), provider.capabilities());
        }
        return new Carriers(
                byName,
                new Routes(
                        List.of(rule()),
                        Map.of(),
                        capabilities.keySet(),
                        name -> brokenRoutes ? null : capabilities.get(name),
                        time.world().chance()));
    }

    RouteRule rule() {
        return new RouteRule(
                Match.ANY,
                List.of(alpha.name(), beta.name()),
                Strategy.ORDERED,
                Map.of(),
                DEADLINE,
                onUnknown,
                Duration.ofMinutes(15));
    }

    Gate gate(ScriptedProvider provider) {
        return gates.computeIfAbsent(
                provider.name(),
                name -> new Gate(limits.apply(GateSettings.defaults(name)), time.world(), NOBODY_LISTENS));
    }

    Pass pass() {
        return new Pass(
                spool,
                this::carriers,
                aftermath(),
                reconciliation,
                holds,
                notices,
                settings,
                DeliveryEvents.NONE,
                time.world(),
                () -> stopping);
    }

    Aftermath aftermath() {
        return new Aftermath(settings, time.world().chance());
    }

    Dispatcher dispatcher() {
        return new Dispatcher(spool, this::carriers, pass(), recovery(), settings, time.world(), () -> stopping);
    }

    DeliveryRoom room() {
        return new DeliveryRoom(
                spool, spool::factsOf, this::carriers, notices, holds, settings, DeliveryEvents.NONE, time.world());
    }

    Recovery recovery() {
        return new Recovery(spool, aftermath(), time.world());
    }

    /** Accepts a message; the addresses are its recipients. */
    Message accept(MessageClass messageClass, String... addresses) {
        var recipients = IntStream.range(0, addresses.length)
                .mapToObj(index ->
                        new Recipient(index, EmailAddress.of(addresses[index]), Recipient.Notify.FAILURE, null))
                .toList();
        var content = new Content("Subject: hello\r\n\r\nHello\r\n".getBytes(StandardCharsets.US_ASCII));
        var now = time.now();
        var message = new Message(
                nextId(),
                "shop",
                Via.SMTP,
                EmailAddress.of("orders@example.com"),
                messageClass,
                now,
                now.plus(deadline),
                now,
                content.size(),
                null,
                "hello",
                Map.of(),
                Map.of());
        spool.accept(new NewMessage(message, recipients, content, null, null, false));
        return message;
    }

    /** Accepts a message and carries it as far as one pass goes. */
    Message carry(MessageClass messageClass, String... addresses) {
        var message = accept(messageClass, addresses);
        carryOn(message);
        return message;
    }

    MessageId nextId() {
        return new MessageId(++ids);
    }

    /** One more pass with whatever of the message waits. */
    void carryOn(Message message) {
        pass().run(work(message));
    }

    Work work(Message message) {
        return spool.lease(message, row -> row.state() == DeliveryState.WAITING);
    }

    Delivery only(Message message) {
        return spool.of(message.id()).getFirst();
    }
}
