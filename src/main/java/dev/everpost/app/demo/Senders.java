package dev.everpost.app.demo;

import dev.everpost.message.MessageClass;
import dev.everpost.scenario.Traffic;
import dev.everpost.world.World;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Clients that submit a scenario's steady mail and remember each yes. Thread-safe. */
final class Senders {

    private static final int CLIENTS = 8;

    private final World world;
    private final Traffic traffic;
    private final Queue<Posting> postings = new ConcurrentLinkedQueue<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicInteger notAccepted = new AtomicInteger();
    private final List<Thread> clients = new ArrayList<>();
    private volatile boolean stopping;

    Senders(Traffic traffic, World world) {
        this.traffic = traffic;
        this.world = world;
    }

    /** Starts the clients, half of them for each way in. */
    void start(int smtpPort, int httpPort) {
        long begin = world.time().nanos();
        for (int i = 0; i < CLIENTS; i++) {
            int place = i;
            clients.add(world.threads()
                    .start(
                            "client " + i,
                            () -> run(
                                    place % 2 == 0 ? new SmtpPoster(smtpPort) : new RestPoster(httpPort),
                                    place,
                                    begin)));
        }
    }

    /** Everything that was said yes to, in no particular order. */
    List<Posting> postings() {
        return List.copyOf(postings);
    }

    int accepted() {
        return accepted.get();
    }

    /** Submissions that got no yes; the sender still has them, so they are nobody's loss. */
    int notAccepted() {
        return notAccepted.get();
    }

    /** Lets each client end the message it is at; a second time does nothing. */
    void stop() {
        stopping = true;
        for (var client : clients) {
            try {
                client.join();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Each client takes every {@code CLIENTS}th moment of one even beat. */
    private void run(Poster poster, int place, long begin) {
        try (poster) {
            for (long beat = place; !stopping; beat += CLIENTS) {
                var due = Duration.ofNanos((long) (beat * 1e9 / traffic.ratePerSecond()));
                var left = due.minus(world.time().since(begin));
                if (left.isPositive()) {
                    world.threads().sleep(left);
                }
                if (!stopping) {
                    post(poster);
                }
            }
        }
    }

    private void post(Poster poster) {
        int number = numbers.incrementAndGet();
        var draft = new Poster.Draft(number, messageClass(number, traffic), traffic.sizeBytes());
        try {
            var id = poster.post(draft);
            id.ifPresent(yes -> postings.add(new Posting(yes, draft.recipient(), draft.messageClass())));
            (id.isPresent() ? accepted : notAccepted).incrementAndGet();
        } catch (IOException unanswered) {
            notAccepted.incrementAndGet();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            stopping = true;
        }
    }

    /** Spreads the classes evenly over the numbers, in the shares of the mix. */
    static MessageClass messageClass(int number, Traffic traffic) {
        double at = number * 0.618_033_988_75 % 1;
        if (at < traffic.critical()) {
            return MessageClass.CRITICAL;
        }
        return at < traffic.critical() + traffic.transactional() ? MessageClass.TRANSACTIONAL : MessageClass.BULK;
    }
}
