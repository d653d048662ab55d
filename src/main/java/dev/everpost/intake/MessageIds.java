package dev.everpost.intake;

import dev.everpost.message.MessageId;
import dev.everpost.world.World;
import java.util.concurrent.atomic.AtomicLong;

/** Makes ids that grow with time, start anywhere within their millisecond, and never repeat in one process. Thread-safe. */
public final class MessageIds {

    private final World world;
    private final AtomicLong last = new AtomicLong();

    public MessageIds(World world) {
        this.world = world;
    }

    /** The next id; follows the one before even when the clock jumped back. */
    public MessageId next() {
        long fresh = MessageId.of(world.time().millis(), world.chance().nextLong() >>> 1)
                .value();
        long now = world.time().millis() << MessageId.COUNTER_BITS;
        return new MessageId(last.updateAndGet(before -> before >= now ? before + 1 : fresh));
    }
}
