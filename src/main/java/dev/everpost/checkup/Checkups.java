package dev.everpost.checkup;

import dev.everpost.fact.Fact;
import dev.everpost.fact.ProviderName;
import dev.everpost.store.Registry;
import dev.everpost.world.Steps;
import dev.everpost.world.World;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks each provider how its account is, now and then, and tells its gate. Thread-safe; one thread keeps the time and each
 * question has one of its own, so that neither a provider nor a defect here holds up mail or another question.
 */
public final class Checkups {

    private static final Logger LOG = LoggerFactory.getLogger(Checkups.class);
    /** After a start all providers are asked within this time. */
    private static final Duration FIRST_WITHIN = Duration.ofSeconds(30);
    /** Each wait is drawn from so much around its length, so that accounts are not asked in step. */
    private static final double JITTER = 0.1;

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final Supplier<List<Patient>> patients;
    private final Memory memory;
    private final Consequences consequences;
    private final BiConsumer<ProviderName, Report> listener;
    private final World world;
    private final Map<ProviderName, Report> reports = new ConcurrentHashMap<>();
    private final Set<ProviderName> underWay = ConcurrentHashMap.newKeySet();
    private final Map<ProviderName, Long> next = new HashMap<>();
    private final Steps steps;

    /**
     * Asks nothing yet.
     *
     * @param journal takes facts without blocking
     * @param listener hears every report of this life, without blocking
     */
    public Checkups(
            Supplier<List<Patient>> patients,
            Registry registry,
            Consumer<Fact> journal,
            BiConsumer<ProviderName, Report> listener,
            World world) {
        this.patients = patients;
        this.memory = new Memory(registry);
        this.consequences = new Consequences(journal);
        this.listener = listener;
        this.world = world;
        this.steps = new Steps("checkups", this::look, world.threads());
    }

    /** Remembers what was known before the restart, then begins to ask. */
    public void start() {
        patients.get().forEach(patient -> remember(patient.provider().name()));
        steps.start();
    }

    /** Asks nothing more; a question under way ends by itself. */
    public void stop() {
        steps.stop();
    }

    /** The last report, of this process or of one before it. */
    public Optional<Report> last(ProviderName provider) {
        return Optional.ofNullable(reports.get(provider));
    }

    private void remember(ProviderName provider) {
        memory.find(provider).ifPresent(report -> reports.putIfAbsent(provider, report));
    }

    private Duration look() {
        round();
        return LOOK_EVERY;
    }

    /** Starts what is due. */
    void round() {
        var present = new HashSet<ProviderName>();
        for (var patient : patients.get()) {
            var name = patient.provider().name();
            present.add(name);
            if (!patient.every().isZero() && isDue(name, patient.every()) && underWay.add(name)) {
                world.threads().start("checkup-" + name, () -> examine(patient));
            }
        }
        next.keySet().retainAll(present);
        reports.keySet().retainAll(present);
    }

    private boolean isDue(ProviderName name, Duration every) {
        long now = world.time().nanos();
        var due = next.get(name);
        if (due == null) {
            next.put(
                    name,
                    now + world.chance().upTo(shorter(FIRST_WITHIN, every)).toNanos());
            return false;
        }
        if (now - due < 0) {
            return false;
        }
        next.put(
                name,
                now
                        + (long) (every.toNanos()
                                * (1 - JITTER + 2 * JITTER * world.chance().nextDouble())));
        return true;
    }

    private void examine(Patient patient) {
        var name = patient.provider().name();
        try {
            var before = reports.get(name);
            var report = Report.of(
                    patient.provider().checkup(), world.time().now(), before == null ? null : before.answeredAt());
            reports.put(name, report);
            listener.accept(name, report);
            consequences.of(patient.gate(), name, before, report);
            memory.keep(name, report, world.time().now());
        } catch (RuntimeException | LinkageError e) {
            LOG.error("the checkup of {} broke", name, e);
        } finally {
            underWay.remove(name);
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
