package dev.everpost.sim;

import dev.everpost.fact.Fact;
import dev.everpost.fact.Fact.Report;
import dev.everpost.fact.ProviderName;
import dev.everpost.message.Recipient;
import dev.everpost.provider.Parcel;
import dev.everpost.store.Spool;
import dev.everpost.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The webhooks of simulated providers: each letter that was taken is reported some seconds later, over crashes of the gateway. */
final class Postman implements SimProvider.Reports {

    private static final Duration ROUND = Duration.ofSeconds(2);

    private final World world;
    private final List<Letter> letters = new ArrayList<>();
    private boolean broken;

    private record Letter(Instant due, ProviderName provider, Parcel parcel, Recipient recipient) {}

    Postman(World world) {
        this.world = world;
    }

    /** While it is broken, reports are thrown away for good. */
    void broken(boolean now) {
        broken = now;
    }

    @Override
    public void taken(ProviderName provider, Parcel parcel, List<Recipient> recipients) {
        if (broken) {
            return;
        }
        for (var recipient : recipients) {
            var after = Duration.ofMillis(500 + world.chance().nextInt(20_000));
            letters.add(new Letter(world.time().now().plus(after), provider, parcel, recipient));
        }
    }

    /** Brings what is due, until the gateway dies; what its store did not take is brought again. */
    void run(Spool spool) {
        while (true) {
            world.threads().sleep(ROUND);
            var now = world.time().now();
            var due = letters.stream()
                    .filter(letter -> !letter.due().isAfter(now))
                    .toList();
            var facts = due.stream().map(letter -> told(letter, now)).toList();
            if (!due.isEmpty() && spool.note(facts)) {
                letters.removeAll(due);
            }
        }
    }

    private static Fact told(Letter letter, Instant now) {
        return new Fact.Reported(
                now,
                letter.parcel().message().id(),
                letter.recipient().index(),
                letter.provider(),
                Report.DELIVERED,
                letter.due(),
                Map.of());
    }
}
