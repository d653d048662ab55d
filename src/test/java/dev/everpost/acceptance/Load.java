package dev.everpost.acceptance;

import dev.everpost.sandbox.Mailroom.Expected;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** Clients that submit without end over SMTP and REST, and repeat every submission, unchanged, until they hear a yes. */
final class Load implements AutoCloseable {

    private static final String[] CLASSES = {"critical", "transactional", "bulk"};
    private static final Duration PACE = Duration.ofMillis(4);
    private static final Duration AFTER_A_NO = Duration.ofMillis(50);

    private final Rig rig;
    private final List<Thread> clients = new ArrayList<>();
    private final AtomicInteger letters = new AtomicInteger();
    private final Map<String, Expected> acknowledged = new ConcurrentHashMap<>();
    private final LongAdder repeats = new LongAdder();
    private volatile boolean stopping;
    private volatile boolean givingUp;

    private Load(Rig rig) {
        this.rig = rig;
    }

    /** Starts as many clients of each kind. */
    static Load start(Rig rig, int clientsOfEachKind) {
        var load = new Load(rig);
        for (int i = 0; i < clientsOfEachKind; i++) {
            load.clients.add(Thread.ofVirtual().start(() -> load.run(load::bySmtp)));
            load.clients.add(Thread.ofVirtual().start(() -> load.run(load::byRest)));
        }
        return load;
    }

    /** One try: the id of a yes, or null. */
    private interface Try {
        String submit(Letter letter) throws IOException;
    }

    /** Every submission that was answered by a yes. */
    List<Expected> promises() {
        return List.copyOf(acknowledged.values());
    }

    int acknowledged() {
        return acknowledged.size();
    }

    long repeats() {
        return repeats.sum();
    }

    /** Begins nothing new, and ends when each client has its yes. */
    void finish() {
        stopping = true;
        join();
    }

    /** Ends without waiting for yeses. */
    @Override
    public void close() {
        stopping = true;
        givingUp = true;
        join();
    }

    private void run(Try way) {
        while (!stopping) {
            int number = letters.incrementAndGet();
            submitUntilYes(
                    Letter.to("r" + number + "@example.net")
                            .of(CLASSES[number % CLASSES.length])
                            .keyed("load-" + number),
                    way);
            Await.pause(PACE);
        }
    }

    private void submitUntilYes(Letter letter, Try way) {
        while (!givingUp) {
            var id = attempt(letter, way);
            if (id != null) {
                acknowledged.put(letter.key(), new Expected(id, letter.to()));
                return;
            }
            repeats.increment();
            Await.pause(AFTER_A_NO);
        }
    }

    private static String attempt(Letter letter, Try way) {
        try {
            return way.submit(letter);
        } catch (IOException gone) {
            return null;
        }
    }

    private String bySmtp(Letter letter) throws IOException {
        try (var talk = rig.talk()) {
            return SmtpTalk.id(talk.send(letter));
        }
    }

    private String byRest(Letter letter) throws IOException {
        var reply = rig.rest.submit(letter);
        return reply.status() / 100 == 2 ? reply.json().path("id").asString() : null;
    }

    private void join() {
        try {
            for (var client : clients) {
                client.join();
            }
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
