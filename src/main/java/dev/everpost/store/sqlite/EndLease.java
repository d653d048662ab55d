package dev.everpost.store.sqlite;

import dev.everpost.message.MessageId;

/** Ends a lease; needs no disk, so it works while the store is failing too. */
record EndLease(MessageId message) implements Operation<Boolean> {

    @Override
    public Boolean run(Session session) {
        session.leases.end(message.value());
        return true;
    }

    @Override
    public Boolean refused(String why) {
        return false;
    }

    /** A lease that nobody ends is a message that nobody delivers before the next start. */
    @Override
    public boolean outlivesItsCaller() {
        return true;
    }

    @Override
    public void failed(Leases leases) {
        leases.end(message.value());
        leases.commit();
    }
}
