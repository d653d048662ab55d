package dev.everpost.event;

import dev.everpost.store.Ledger;
import dev.everpost.store.Ledger.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Events read from the book of facts, page by page; nothing is skipped and nothing kept in memory. Thread-safe. Throws {@code
 * StoreUnavailable} when the book cannot be read now.
 */
public final class EventPages {

    /** A page looks at so many facts at most; a filter that few events meet then makes an empty page with {@code more}. */
    static final int FACTS_MAX = 5_000;

    private static final int BATCH = 500;

    private final Ledger ledger;
    private final Occasions occasions;

    public EventPages(Ledger ledger, Occasions occasions) {
        this.ledger = ledger;
        this.occasions = occasions;
    }

    /** Events in order, where the next page starts, and whether it would have something now. */
    public record Page(List<Event> events, Cursor next, boolean more) {}

    /** Up to {@code most} events behind a cursor that meet the filter. */
    public Page after(Cursor cursor, EventFilter filter, int most) {
        var page = new Reading(cursor, filter, most);
        int looked = 0;
        while (looked < FACTS_MAX) {
            var entries = ledger.factsAfter(page.startsAfter(), BATCH);
            var stories = new Stories(ledger);
            for (var entry : entries) {
                if (!page.take(entry, stories)) {
                    return page.full();
                }
            }
            if (entries.size() < BATCH) {
                return page.ended(false);
            }
            looked += entries.size();
        }
        return page.ended(true);
    }

    /** The cursor before the first event at or after a time, found by halving the book; a minute too early rather than late. */
    public Cursor before(Instant since) {
        return Cursor.behind(Halving.lastBefore(ledger, since));
    }

    /** The cursor behind everything that has happened. */
    public Cursor end() {
        return Cursor.behind(Halving.end(ledger));
    }

    /** A page in the making. */
    private final class Reading {
        private final EventFilter filter;
        private final int most;
        private final List<Event> found = new ArrayList<>();
        private Cursor next;

        Reading(Cursor cursor, EventFilter filter, int most) {
            this.next = cursor;
            this.filter = filter;
            this.most = most;
        }

        /** A fact that was told in part is read again. */
        long startsAfter() {
            return next.number() == Cursor.ALL_OF_IT ? next.position() : next.position() - 1;
        }

        /** False when the page is full. */
        boolean take(Entry entry, Stories stories) {
            if (Occasions.types(entry.fact()).stream().anyMatch(filter::wants)) {
                for (var event : occasions.of(entry, stories)) {
                    if (event.cursor().compareTo(next) > 0 && filter.wants(event)) {
                        if (found.size() == most) {
                            return false;
                        }
                        found.add(event);
                        next = event.cursor();
                    }
                }
            }
            next = Cursor.behind(entry.position());
            return true;
        }

        Page full() {
            return new Page(List.copyOf(found), next, true);
        }

        Page ended(boolean more) {
            return new Page(List.copyOf(found), next, more);
        }
    }
}
