package dev.everpost.health.canary;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/** A mailbox in which canaries should arrive. Blocks; throws nothing for what the network or the server does. */
@FunctionalInterface
public interface Mailbox {

    /** Reads and takes away what is ours. Touches nothing that {@code ours} does not recognise by its subject. */
    Look look(Predicate<String> ours);

    /** What a look gave. */
    sealed interface Look {

        /** All of ours that was there. */
        record Seen(List<Letter> letters) implements Look {
            public Seen {
                letters = List.copyOf(letters);
            }
        }

        /** The mailbox could not be read; {@code why} for people, may quote the server. */
        record Blind(String why) implements Look {}
    }

    /**
     * One message of ours.
     *
     * @param receivedAt by the mailbox's clock
     * @param spam whether it lay in the folder for unwanted mail
     */
    record Letter(String subject, Instant receivedAt, boolean spam) {}
}
