package dev.everpost.sim;

import dev.everpost.message.EmailAddress;
import dev.everpost.store.Suppressions;
import dev.everpost.store.Suppressions.Reason;
import dev.everpost.store.Suppressions.Suppressed;
import dev.everpost.world.World;

/** The addresses of the simulation that nothing may ever be sent to; told by their name. */
final class Listed {

    private static final String PREFIX = "listed";
    /** At most so many recipients does a message have. */
    private static final int COUNT = 6;

    private Listed() {}

    static EmailAddress address(int number) {
        return EmailAddress.of(PREFIX + number + "@fine.example");
    }

    static boolean is(EmailAddress address) {
        return address.local().startsWith(PREFIX);
    }

    /** Lists all of them at the first start; later ones find them listed, whatever became of the disk. */
    static void put(Suppressions suppressions, World world) {
        for (int i = 0; i < COUNT; i++) {
            var address = address(i).toString();
            var reason = i % 2 == 0 ? Reason.BOUNCE : Reason.COMPLAINT;
            var submitter = i % 3 == 0 ? "loopback" : null;
            if (suppressions.find(address, submitter).isEmpty()) {
                suppressions.put(new Suppressed(
                        address,
                        submitter,
                        reason,
                        "the simulation",
                        world.time().now(),
                        null,
                        null));
            }
        }
    }
}
