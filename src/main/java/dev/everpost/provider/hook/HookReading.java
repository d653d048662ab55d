package dev.everpost.provider.hook;

import java.net.URI;
import java.util.List;

/** What a posted request turned out to be. */
public sealed interface HookReading {

    /** Theirs: what it tells, in its order; possibly nothing. To be kept before the sender hears yes. */
    record Tidings(List<Told> all) implements HookReading {
        public Tidings {
            all = List.copyOf(all);
        }
    }

    /** Theirs, and a question that wants this answer now, such as a validation code; nothing is kept. */
    record Handshake(String contentType, String body) implements HookReading {}

    /** Theirs, and to be answered by visiting an address (an SNS subscription); the reader has checked whose address it is. */
    record Invitation(URI visit) implements HookReading {}

    /** Nobody can say that it is theirs: no signature, a wrong one, an old one. */
    record Forged(String why) implements HookReading {}

    /** It says nothing that can be read, though it may be theirs. */
    record Malformed(String why) implements HookReading {}
}
