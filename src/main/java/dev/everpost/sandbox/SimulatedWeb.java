package dev.everpost.sandbox;

import dev.everpost.scenario.Fault;
import dev.everpost.world.World;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** A vendor with an HTTP API: the personality answers, the faults interfere, the mailroom gets the mail, the webhook the news. Thread-safe. */
public final class SimulatedWeb implements SimulatedProvider {

    private final World world;
    private final String name;
    private final boolean tls;
    private final Personality personality;
    private final Mailroom mailroom;
    private final Steering steering;
    private final ApiMoves<HttpAnswer> moves;
    private final Door door;
    private final HookSender hooks;
    private final Desk desk = new Desk();

    /**
     * Starts listening.
     *
     * @param port 0 for a free one
     * @param tls whether the endpoint is https
     */
    public SimulatedWeb(
            World world,
            String name,
            int port,
            boolean tls,
            Personality personality,
            Certificates certificates,
            Mailroom mailroom)
            throws IOException {
        this.world = world;
        this.name = name;
        this.tls = tls;
        this.personality = personality;
        this.mailroom = mailroom;
        this.hooks = new HookSender(world);
        this.steering = new Steering(world, name, this::changed);
        this.moves = new ApiMoves<>(world, steering, personality.refusals());
        this.door = new Door(world, name, port, connection -> {
            if (moves.atConnect() instanceof Move.Swallow) {
                connection.swallow();
                return;
            }
            if (tls) {
                connection.startTls(moves.certificateExpired() ? certificates.expired() : certificates.valid());
            }
            new WebSession(world, connection, moves, personality, desk).run();
        });
    }

    /** What to configure as the endpoint now; does not resolve while {@code name_not_found} is set. */
    public URI endpoint() {
        return URI.create((tls ? "https://" : "http://") + host() + ":" + port());
    }

    /** Whose API it plays. */
    public Personality personality() {
        return personality;
    }

    /** Where to report what became of mail from now on. */
    public void reportTo(URI hook) {
        hooks.target(hook);
    }

    /** Reports these at once, as the vendor would. */
    public void report(List<Personality.Happening> happenings) {
        hooks.send(personality.reports(happenings));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int port() {
        return door.port();
    }

    @Override
    public void set(Fault... faults) {
        steering.set(List.of(faults));
    }

    @Override
    public List<Fault> faults() {
        return steering.set();
    }

    @Override
    public List<Fault> active() {
        return steering.active();
    }

    @Override
    public void close() {
        steering.close();
        door.close();
        hooks.close();
    }

    private void changed(List<Fault> now) {
        door.obey(now);
    }

    private final class Desk implements Personality.Counter {

        private final AtomicLong numbers = new AtomicLong();
        private final AtomicLong taken = new AtomicLong();
        private final Map<String, List<Personality.Happening>> histories = new ConcurrentHashMap<>();

        @Override
        public void take(Personality.Mail mail) {
            taken.incrementAndGet();
            var bouncing = moves.bouncing(mail.recipients());
            var reached = mail.recipients().stream()
                    .filter(recipient -> !bouncing.contains(recipient))
                    .toList();
            var journey = moves.journey();
            mailroom.deliver(name, mail.sender(), reached, mail.content(), journey);
            mailroom.bounce(bouncing.size());
            var history = histories.computeIfAbsent(mail.id(), _ -> new CopyOnWriteArrayList<>());
            if (journey.copies() > 0) {
                journey.told(world, () -> {
                    var happenings = happenings(mail, bouncing);
                    history.addAll(happenings);
                    report(happenings);
                });
            }
        }

        private List<Personality.Happening> happenings(Personality.Mail mail, List<String> bouncing) {
            var happenings = new ArrayList<Personality.Happening>();
            var at = world.time().now();
            mail.recipients()
                    .forEach(to -> MailboxSimulator.becomes(to, bouncing.contains(to))
                            .forEach(kind -> happenings.add(
                                    new Personality.Happening(kind, mail.id(), mail.ourId(), mail.sender(), to, at))));
            return happenings;
        }

        @Override
        public boolean sendingEnabled() {
            return moves.sendingEnabled();
        }

        @Override
        public long taken() {
            return taken.get();
        }

        @Override
        public List<Personality.Happening> history(String id) {
            return List.copyOf(histories.getOrDefault(id, List.of()));
        }

        @Override
        public long next() {
            return numbers.incrementAndGet();
        }

        @Override
        public Instant now() {
            return world.time().now();
        }
    }
}
