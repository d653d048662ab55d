package dev.everpost.feedback;

import dev.everpost.fact.ProviderName;
import dev.everpost.provider.hook.Told;
import dev.everpost.store.Postbox;
import dev.everpost.store.Postbox.Keeping;
import dev.everpost.world.Time;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes down what is told, whoever tells it; what it says yes to is durable. Thread-safe. */
public final class Hearing {

    private final Postbox postbox;
    private final Runnable kept;
    private final Time time;

    /** @param kept is told when there is something new to look at */
    public Hearing(Postbox postbox, Runnable kept, Time time) {
        this.postbox = postbox;
        this.kept = kept;
        this.time = time;
    }

    /** Keeps all of it by one commit. {@code provider} null: it came by mail. */
    public Keeping keep(@Nullable ProviderName provider, List<Told> all) {
        if (all.isEmpty()) {
            return new Keeping.Done(0, 0);
        }
        var now = time.now();
        var keeping = postbox.keep(
                all.stream().map(told -> Bounded.tiding(provider, told, now)).toList(), now);
        kept.run();
        return keeping;
    }
}
