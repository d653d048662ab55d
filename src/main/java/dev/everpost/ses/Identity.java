package dev.everpost.ses;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An address or a domain that a submitter sends as, or wants to.
 *
 * @param name a mailbox, or a domain without '@'
 * @param verified by configuration, or by somebody who followed the link in a mail to the address
 * @param configured it stands in the configuration: it cannot be deleted here
 * @param configurationSet for its mail that names none, or null
 */
public record Identity(
        String name,
        boolean verified,
        boolean configured,
        @Nullable String configurationSet,
        List<ResourceTag> tags) {

    public Identity {
        tags = List.copyOf(tags);
    }

    public boolean isDomain() {
        return isDomain(name);
    }

    static boolean isDomain(String name) {
        return name.indexOf('@') < 0;
    }
}
