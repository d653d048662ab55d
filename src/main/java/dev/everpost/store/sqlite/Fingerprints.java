package dev.everpost.store.sqlite;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/**
 * The 64-bit fingerprints of listed addresses: 16 MB for a million. Asking takes no lock.
 *
 * <p>It may say yes for an address that is not listed, never no for one that is: fingerprints go in before the commit and
 * are not taken out one by one, because two addresses may share one. A rebuild drops what is stale.
 */
final class Fingerprints {

    private static final int SMALLEST = 1 << 10;
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private volatile Slots current = new Slots(SMALLEST);
    private @Nullable Fingerprints rebuilt;

    /** Whether the address may be listed; {@code address} is in lower case. */
    boolean mayHold(String address) {
        var slots = current;
        return slots.size.get() > 0 && slots.holds(of(address));
    }

    /** Adds an address in lower case. */
    synchronized void add(String address) {
        add(of(address));
        if (rebuilt != null) {
            rebuilt.add(address);
        }
    }

    /** Addresses kept, stale ones among them. */
    int size() {
        return current.size.get();
    }

    /** Starts a rebuild: what is added from now on goes into both. Read the list after this, then {@link #finish}. */
    synchronized Fingerprints rebuild() {
        rebuilt = new Fingerprints();
        return rebuilt;
    }

    /** Takes over what was rebuilt. */
    synchronized void finish(Fingerprints fresh) {
        synchronized (fresh) {
            current = fresh.current;
        }
        rebuilt = null;
    }

    /** Keeps everything as it was: the rebuild failed. */
    synchronized void giveUp() {
        rebuilt = null;
    }

    private void add(long print) {
        var slots = current;
        if (slots.holds(print)) {
            return;
        }
        if (slots.isCrowded()) {
            slots = slots.doubled();
        }
        slots.put(print);
        current = slots;
    }

    /** FNV-1a over the characters, mixed as MurmurHash3 ends: never 0, which marks a free slot. */
    private static long of(String address) {
        long hash = FNV_OFFSET;
        for (int i = 0; i < address.length(); i++) {
            hash = (hash ^ address.charAt(i)) * FNV_PRIME;
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        hash ^= hash >>> 33;
        return hash == 0 ? 1 : hash;
    }

    /** Open addressing with linear probing; at most two thirds are taken. */
    private static final class Slots {

        private final AtomicLongArray prints;
        private final AtomicInteger size = new AtomicInteger();

        Slots(int capacity) {
            prints = new AtomicLongArray(capacity);
        }

        boolean isCrowded() {
            return (size.get() + 1L) * 3 > prints.length() * 2L;
        }

        boolean holds(long print) {
            return prints.get(slotOf(print)) == print;
        }

        void put(long print) {
            prints.set(slotOf(print), print);
            size.incrementAndGet();
        }

        Slots doubled() {
            var larger = new Slots(prints.length() * 2);
            for (int i = 0; i < prints.length(); i++) {
                if (prints.get(i) != 0) {
                    larger.put(prints.get(i));
                }
            }
            return larger;
        }

        /** Where the fingerprint is, or the free slot where it belongs. */
        private int slotOf(long print) {
            int mask = prints.length() - 1;
            int slot = (int) print & mask;
            long found = prints.get(slot);
            while (found != print && found != 0) {
                slot = (slot + 1) & mask;
                found = prints.get(slot);
            }
            return slot;
        }
    }
}
