package dev.everpost.intake;

import dev.everpost.message.MessageClass;
import dev.everpost.store.Work;
import java.util.function.Consumer;

/** The short way from acceptance to delivery: what has just been committed is delivered from memory when there is room. */
public interface Handoff {

    /** Reserves room for a message; false when it should wait in the spool. A reservation is used or returned. */
    boolean reserve(MessageClass messageClass, int sizeBytes);

    /** Uses a reservation: the committed and leased message is delivered at once. Does not block. */
    void deliver(Work work);

    /** Returns a reservation. */
    void giveBack(MessageClass messageClass, int sizeBytes);

    /** A message was committed without a lease and is due at its send time. */
    void spooled();

    /** What reserves room for a message of a class and size; see {@link #reserve}. */
    @FunctionalInterface
    interface Reserving {
        boolean reserve(MessageClass messageClass, int sizeBytes);
    }

    /** What takes a reservation back; see {@link #giveBack}. */
    @FunctionalInterface
    interface GivingBack {
        void giveBack(MessageClass messageClass, int sizeBytes);
    }

    /** The short way to whoever delivers, by its four doors. */
    static Handoff to(Reserving reserving, Consumer<Work> delivering, GivingBack givingBack, Runnable poked) {
        return new Handoff() {
            @Override
            public boolean reserve(MessageClass messageClass, int sizeBytes) {
                return reserving.reserve(messageClass, sizeBytes);
            }

            @Override
            public void deliver(Work work) {
                delivering.accept(work);
            }

            @Override
            public void giveBack(MessageClass messageClass, int sizeBytes) {
                givingBack.giveBack(messageClass, sizeBytes);
            }

            @Override
            public void spooled() {
                poked.run();
            }
        };
    }

    /** No short way: everything waits in the spool. */
    Handoff NONE = new Handoff() {
        @Override
        public boolean reserve(MessageClass messageClass, int sizeBytes) {
            return false;
        }

        @Override
        public void deliver(Work work) {
            throw new IllegalStateException("nothing was reserved");
        }

        @Override
        public void giveBack(MessageClass messageClass, int sizeBytes) {}

        @Override
        public void spooled() {}
    };
}
