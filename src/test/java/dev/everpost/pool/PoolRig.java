package dev.everpost.pool;

import dev.everpost.fact.Outcome;
import dev.everpost.fact.ProviderName;
import dev.everpost.message.EmailAddress;
import dev.everpost.message.Message;
import dev.everpost.message.MessageClass;
import dev.everpost.message.MessageId;
import dev.everpost.message.Recipient;
import dev.everpost.message.Submission.Via;
import dev.everpost.store.RememberingLearned;
import dev.everpost.world.HandDrivenWorld;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A provider's pools with a clock by hand and a store in memory. The clock starts at midnight. */
final class PoolRig {

    static final ProviderName ALPHA = new ProviderName("alpha");

    final HandDrivenWorld time = new HandDrivenWorld(1);
    final RememberingLearned learned = new RememberingLearned();

    Pools pools(@Nullable Plan account, Pool... pools) {
        return new Pools(
                ALPHA, Arrays.asList(pools), account, learned, time.world().time());
    }

    static Pool warm(String name) {
        return new Pool(name, "id-" + name, Purpose.ANY, null, null, null);
    }

    static Pool warming(String name, Long... perDay) {
        return new Pool(name, "id-" + name, Purpose.ANY, null, null, plan(perDay));
    }

    static Plan plan(Long... perDay) {
        return new Plan(Arrays.asList(perDay), null, Map.of());
    }

    void nextDay() {
        time.pass(Duration.ofDays(1));
    }

    Message message(MessageClass messageClass) {
        return message(messageClass, Map.of());
    }

    Message message(MessageClass messageClass, Map<String, String> tags) {
        var now = time.now();
        return new Message(
                new MessageId(1),
                "shop",
                Via.REST,
                EmailAddress.of("shop@example.com"),
                messageClass,
                now,
                now.plus(Duration.ofDays(1)),
                now,
                100,
                null,
                null,
                tags,
                Map.of());
    }

    static List<Recipient> to(String domain, int count) {
        var recipients = new ArrayList<Recipient>();
        for (int i = 0; i < count; i++) {
            recipients.add(Recipient.plain(i, EmailAddress.of("u" + i + "@" + domain)));
        }
        return recipients;
    }

    /** As many as there is room for are accepted; returns how many, and from where in {@code names}. */
    int send(Pools pools, MessageClass messageClass, int recipients, List<String> names) {
        int sent = 0;
        for (int i = 0; i < recipients; i++) {
            if (pools.board(message(messageClass), to("example.net", 1)) instanceof Boarding.Aboard(var ticket)) {
                ticket.settle(List.of(new Outcome.Accepted("id", "250 ok")));
                names.add(ticket.name());
                sent++;
            }
        }
        return sent;
    }

    int send(Pools pools, MessageClass messageClass, int recipients) {
        return send(pools, messageClass, recipients, new ArrayList<>());
    }

    static List<Outcome> all(int recipients, Outcome outcome) {
        return Collections.nCopies(recipients, outcome);
    }
}
