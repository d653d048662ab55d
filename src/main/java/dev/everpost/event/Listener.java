package dev.everpost.event;

import dev.everpost.world.World;
import java.time.Duration;
import java.util.List;

/**
 * One who follows events from a place on: reads the book until it is at its end, then the shared tail. Keeps nothing but its place.
 * For one thread; must be closed.
 */
public final class Listener implements AutoCloseable {

    private final EventPages pages;
    private final Tail tail;
    private final EventFilter filter;
    private final World world;
    private Cursor place;
    private boolean live;

    public Listener(EventPages pages, Tail tail, EventFilter filter, Cursor from, World world) {
        this.pages = pages;
        this.tail = tail;
        this.filter = filter;
        this.place = from;
        this.world = world;
        tail.join();
    }

    /** What was heard. */
    public sealed interface Heard {

        /** Events in order, perhaps none, and the place behind them: nothing before it is left out. */
        record News(List<Event> events, Cursor place, boolean more) implements Heard {}

        /** It was at the end once and has fallen too far behind; it may come back and start at its place. */
        record TooSlow() implements Heard {}
    }

    /** Up to {@code most} events behind the place; waits for the first at most so long, less when the gateway stops. */
    public Heard next(int most, Duration atMost) {
        long start = world.time().nanos();
        while (true) {
            var heard = look(most);
            var left = atMost.minus(world.time().since(start));
            if (!(heard instanceof Heard.News(var events, var _, var more))
                    || !events.isEmpty()
                    || !left.isPositive()
                    || tail.isClosed()) {
                return heard;
            }
            if (!more) {
                tail.await(place, left);
            }
        }
    }

    private Heard look(int most) {
        return switch (tail.after(place)) {
            case Tail.Look.Seen(var events, var reached) -> {
                live = true;
                yield seen(events, reached, most);
            }
            case Tail.Look.Outrun() when live -> new Heard.TooSlow();
            case Tail.Look.Outrun() -> readOn(most);
            case Tail.Look.Unseen() -> read(most);
        };
    }

    /** The book has what the tail no longer has; if it had not, looking again and again would be all that this thread does. */
    private Heard readOn(int most) {
        var before = place;
        var heard = read(most);
        return place.equals(before) ? new Heard.TooSlow() : heard;
    }

    private Heard seen(List<Event> events, Cursor reached, int most) {
        var wanted = events.stream().filter(filter::wants).limit(most + 1L).toList();
        boolean more = wanted.size() > most;
        var told = more ? wanted.subList(0, most) : wanted;
        place = more ? told.getLast().cursor() : reached;
        return new Heard.News(told, place, more);
    }

    private Heard read(int most) {
        var page = pages.after(place, filter, most);
        place = page.next();
        return new Heard.News(page.events(), place, page.more());
    }

    @Override
    public void close() {
        tail.leave();
    }
}
