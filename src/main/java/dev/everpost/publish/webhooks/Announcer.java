package dev.everpost.publish.webhooks;

import dev.everpost.event.Event;
import dev.everpost.event.EventText;
import dev.everpost.event.Occasions;
import dev.everpost.event.Stories;
import dev.everpost.event.Tail;
import dev.everpost.publish.Teller;
import dev.everpost.store.Ledger.Entry;
import dev.everpost.store.Outbox.NewParcel;
import java.util.ArrayList;
import java.util.List;

/** Makes our own events of what the one reader of the book reads: parcels for endpoints, and the tail for those who listen. */
final class Announcer implements Teller {

    private final EndpointBook book;
    private final Occasions occasions;
    private final EventText text;
    private final Tail tail;

    Announcer(EndpointBook book, Occasions occasions, EventText text, Tail tail) {
        this.book = book;
        this.occasions = occasions;
        this.text = text;
        this.tail = tail;
    }

    @Override
    public boolean isListening() {
        return tail.listeners() > 0 || book.all().stream().anyMatch(Endpoint::on);
    }

    @Override
    public void skipped(long reached) {
        tail.skip(reached);
    }

    @Override
    public Telling begin(long after, Stories stories) {
        return new Look(after, stories, tail.listeners() > 0, book.all());
    }

    /** One look into the book. */
    private final class Look implements Telling {
        private final long after;
        private final Stories stories;
        private final boolean live;
        private final List<Endpoint> endpoints;
        private final List<Event> events = new ArrayList<>();

        Look(long after, Stories stories, boolean live, List<Endpoint> endpoints) {
            this.after = after;
            this.stories = stories;
            this.live = live;
            this.endpoints = endpoints.stream().filter(Endpoint::on).toList();
        }

        @Override
        public List<NewParcel> tell(Entry entry) {
            if (!live && !isWanted(entry)) {
                return List.of();
            }
            var made = occasions.of(entry, stories);
            events.addAll(made);
            var parcels = new ArrayList<NewParcel>();
            made.forEach(event -> endpoints.stream()
                    .filter(endpoint -> endpoint.wants(event))
                    .forEach(endpoint -> parcels.add(parcel(event, endpoint))));
            return parcels;
        }

        @Override
        public void committed(long reached) {
            if (live) {
                tail.offer(after, events, reached);
            } else {
                tail.skip(reached);
            }
        }

        private boolean isWanted(Entry entry) {
            var types = Occasions.types(entry.fact());
            return endpoints.stream()
                    .anyMatch(
                            endpoint -> types.stream().anyMatch(endpoint.terms().filter()::wants));
        }
    }

    NewParcel parcel(Event event, Endpoint endpoint) {
        return new NewParcel(
                event.id(),
                endpoint.destination(),
                text.of(event, endpoint.terms().format()),
                event.line());
    }
}
