package dev.everpost.scenario;

import dev.everpost.world.World;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a message whose whole body was read, if nothing refuses it.
 *
 * @param copies that are delivered: 0, 1 or 2
 * @param travel how long they are on their way
 * @param reported how long after its end the journey is told; null when it never is
 */
public record Journey(int copies, Duration travel, @Nullable Duration reported) {

    /** Does it at the end of the journey: now, or on a thread of its own. */
    public void arrives(World world, Runnable arrival) {
        after(world, travel, arrival);
    }

    /** Does it when the end is told: now, on a thread of its own, or never. */
    public void told(World world, Runnable telling) {
        if (reported != null) {
            after(world, travel.plus(reported), telling);
        }
    }

    private static void after(World world, Duration wait, Runnable task) {
        if (wait.isZero()) {
            task.run();
            return;
        }
        world.threads().start("journey", () -> {
            world.threads().sleep(wait);
            task.run();
        });
    }
}
