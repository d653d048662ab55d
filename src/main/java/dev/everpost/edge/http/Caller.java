package dev.everpost.edge.http;

import dev.everpost.intake.Submitter;
import org.jspecify.annotations.Nullable;

/** Who makes a request. */
public sealed interface Caller {

    /** Somebody we know. */
    sealed interface Known extends Caller {

        /** The name that facts record. */
        String label();

        /** Whether mail of this submitter may be seen and steered. */
        boolean maySee(String submitter);
    }

    /** An application, by its API key. It sees its own mail only. */
    record Submitting(Submitter submitter) implements Known {
        @Override
        public String label() {
            return submitter.name();
        }

        @Override
        public boolean maySee(String name) {
            return submitter.name().equals(name);
        }
    }

    /**
     * The operator, by the admin key or as a trusted loopback client. Sees everything.
     *
     * @param submitter whose mail it may submit: {@link Submitter#LOOPBACK} on a trusted loopback, null with the key
     */
    record Operating(String label, @Nullable Submitter submitter) implements Known {
        @Override
        public boolean maySee(String name) {
            return true;
        }
    }

    /** Nobody we know, and what to answer. */
    record Nobody(Problem problem) implements Caller {}
}
