package dev.everpost.app;

import dev.everpost.delivery.DeliveryEvents;
import dev.everpost.delivery.DeliveryRoom;
import dev.everpost.delivery.SilenceDesk;
import dev.everpost.delivery.SilencePolicy;
import dev.everpost.delivery.SilentAttempt;
import dev.everpost.delivery.SilentMail;
import dev.everpost.fact.ProviderName;
import dev.everpost.message.MessageId;
import dev.everpost.silence.Hearing;
import dev.everpost.silence.Listener;
import dev.everpost.store.sqlite.SqliteStore;
import dev.everpost.world.World;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Mail that providers took without a word: who finds it, and who does something about it. */
final class Silence {

    private final SilentMail mail;
    private final Listener listener;

    Silence(
            SqliteStore store,
            DeliveryRoom delivery,
            Supplier<SilencePolicy> policy,
            DeliveryEvents events,
            World world) {
        var desk = new SilenceDesk(store.spool(), store.ledger()::story, delivery, policy, events, world);
        this.mail = new SilentMail(desk, world);
        this.listener = new Listener(
                store.ledger(), store.learned(), fact -> store.spool().note(List.of(fact)), this::react, world);
    }

    void start() {
        mail.start();
        listener.start();
    }

    void stop() {
        listener.stop();
        mail.stop();
    }

    /** What is heard of a provider's mail now. */
    Hearing of(ProviderName provider) {
        return listener.of(provider);
    }

    /** Since when reports of a message's first recipients are overdue, by recipient. */
    Map<Integer, Instant> overdue(MessageId message, int recipients) {
        var overdue = new HashMap<Integer, Instant>();
        for (int i = 0; i < recipients; i++) {
            int recipient = i;
            listener.overdueSince(message, recipient).ifPresent(since -> overdue.put(recipient, since));
        }
        return overdue;
    }

    private boolean react(
            ProviderName provider, MessageId message, int attempt, List<Integer> recipients, boolean alone) {
        return mail.offer(new SilentAttempt(message, attempt, provider, recipients, alone));
    }
}
