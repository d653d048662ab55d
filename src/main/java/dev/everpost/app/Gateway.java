package dev.everpost.app;

import dev.everpost.app.metrics.GatewayMetrics;
import dev.everpost.app.settings.Settings;
import dev.everpost.checkup.Checkups;
import dev.everpost.checkup.Report;
import dev.everpost.delivery.Carriers;
import dev.everpost.delivery.DeliveryRoom;
import dev.everpost.delivery.FailureNotices;
import dev.everpost.delivery.GuardedNotices;
import dev.everpost.delivery.LateProof;
import dev.everpost.delivery.StandingJournal;
import dev.everpost.edge.smtp.SubmissionEdge;
import dev.everpost.fact.Fact;
import dev.everpost.fact.ProviderName;
import dev.everpost.intake.Handoff;
import dev.everpost.intake.MessageIds;
import dev.everpost.intake.Reception;
import dev.everpost.intake.Submitters;
import dev.everpost.message.MessageClass;
import dev.everpost.standing.Gate;
import dev.everpost.standing.ReceiverHolds;
import dev.everpost.store.Ledger;
import dev.everpost.store.Outbox;
import dev.everpost.store.Postbox;
import dev.everpost.store.Spool;
import dev.everpost.store.Suppressions;
import dev.everpost.store.sqlite.SqliteStore;
import dev.everpost.suppression.Suppressing;
import dev.everpost.world.World;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The whole gateway, constructed here from top to bottom: memory, decisions, work, edges. Started by {@link #start}, ended by
 * {@link #close}; two in one process are fine.
 */
public final class Gateway implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);

    private final World world;
    private volatile Settings settings;
    private volatile Submitters submitters;
    private volatile Carriers carriers;
    private final GatewayMetrics metrics;
    private final SqliteStore store;
    private final SesEndpoint ses;
    private final StandingJournal journal;
    private final Lessons lessons;
    private final Fleet fleet;
    private final ReceiverHolds holds;
    private final DeliveryRoom delivery;
    private final Checkups checkups;
    private final Silence silence;
    private final Publishing publishing;
    private final Suppressing suppressing;
    private final Reporting reporting;
    private final Watch watch;
    private final CapacityWatch capacity;
    private final ServerCertificate certificate;
    private final SmtpFront smtp;
    private final Quota quota;
    private final HttpFront http;
    private final AtomicBoolean stopping = new AtomicBoolean();
    private volatile boolean ready;

    /** Opens the store and constructs every room; listens nowhere yet. */
    public Gateway(Settings first, SettingsSource source, World world) throws IOException, SQLException {
        var hostname = Naming.hostname(first);
        this.world = world;
        this.settings = first;
        this.metrics = new GatewayMetrics(world, Version.number(), Naming.providers(first), Naming.conditions());

        // memory
        var storeWatch = new StoreWatch(metrics, world.time());
        this.store = SqliteStore.open(Naming.store(first), world, storeWatch);

        this.ses = new SesEndpoint(store, this::settings, hostname, world);
        var account = ses.account();
        this.submitters = Naming.submitters(first, account.identities());

        // decisions
        this.journal = new StandingJournal(store.spool(), world);
        storeWatch.tellTo(journal::tell);
        this.lessons = new Lessons(first, this::settings, store, metrics, journal::tell, world);
        var direct = new DirectDelivery(
                hostname,
                OwnDoors.of(first.listen()),
                NameServers.resolver(first.dns(), world),
                name -> new PolicyMemory(name, store.learned(), world),
                world);
        this.fleet = new Fleet(
                new Providers(hostname, direct, world),
                journal,
                new Desks(store.learned(), lessons.guard(), world.time()),
                store.ledger(),
                new Fleet.Knowledge(lessons.experience(), this::lastCheckup),
                world);
        this.carriers = fleet.build(first);

        // what would happen if a provider died; it counts what comes and what calls take
        this.capacity = new CapacityWatch(
                first,
                this::carriers,
                store.ledger(),
                store.learned(),
                lessons.experience(),
                fact -> store.spool().note(List.of(fact)),
                world);

        // work
        var ids = new MessageIds(world);
        var notices = new FailureNotices(ids::next, hostname, world);
        this.holds = new ReceiverHolds(world.time());
        this.delivery = new DeliveryRoom(
                store.spool(),
                id -> store.ledger().story(id).map(Ledger.Story::facts).orElse(List.of()),
                this::carriers,
                notices,
                holds,
                Naming.delivery(first, hostname),
                lessons.heard(),
                world);
        var intake = new Reception(
                store.spool(),
                this::submitters,
                ses.deadlines((draft, recipients) -> carriers.routes().deadlineOf(draft, recipients)),
                ses.withholding(first.suppression()),
                new GuardedNotices(notices)::failure,
                Handoff.to(this::reserve, delivery::deliver, delivery::giveBack, delivery::poke),
                Naming.intake(first),
                ids,
                Measured.intake(metrics, capacity::accepted),
                world);

        this.silence = new Silence(store, delivery, () -> Naming.silence(settings), lessons.heard(), world);
        this.checkups = new Checkups(
                () -> Naming.patients(settings, carriers),
                store.registry(),
                journal::tell,
                (name, report) -> watch().accounts().accept(name, report),
                world);

        this.publishing = new Publishing(
                first,
                new Publishing.Memory(store.registry(), store.ledger(), store.outbox(), account.configurationSets()),
                hostname,
                fact -> store.spool().note(List.of(fact)),
                metrics.events(),
                world);

        this.suppressing = new Suppressing(
                store.ledger(),
                store.outbox(),
                store.suppressions(),
                Naming.suppression(first.suppression()),
                fact -> store.spool().note(List.of(fact)),
                world);
        this.reporting = new Reporting(
                first,
                new Reporting.Memory(store.postbox(), store.ledger()),
                new LateProof(store.spool(), lessons.heard(), world.time()),
                lessons.experience(),
                (provider, pool, complaint) -> Desks.reported(carriers, provider, pool, complaint),
                metrics,
                world);
        publishing.measure(metrics);

        // watch
        this.watch = new Watch(
                new Watch.Surroundings(
                        this::settings,
                        this::gate,
                        holds,
                        store.learned(),
                        lessons.experience(),
                        lessons.witnesses(),
                        silence::of,
                        () -> store.ledger().depth(world.time().now()).waitingFor(),
                        journal::tell,
                        metrics,
                        this::carriers),
                world);

        // edges
        var edge = new SubmissionEdge(
                hostname,
                this::submitters,
                first.ses().region(),
                first.trustLoopback(),
                ses.forSmtp(intake, this::submitters),
                reporting.byMail(),
                Measured.logins(metrics),
                world);
        this.certificate = new ServerCertificate(first.listen().tls(), hostname, world);
        this.smtp = new SmtpFront(Naming.smtpListeners(first, hostname, certificate.forListeners()), edge, world);
        metrics.connections("smtp", smtp::connections);
        this.quota = new Quota(this::settings, store.ledger(), world);
        var controls = new GatewayControls(this, source, world);
        this.http = new HttpFront(this, intake, ses.operations(intake, quota.rate()), controls, hostname, world);
        metrics.connections("http", http::connections);
    }

    /** Recovers what a dead process left, then listens. Throws naming the address that cannot be bound. */
    public void start() throws IOException {
        lessons.start();
        journal.start(delivery);
        delivery.start();
        checkups.start();
        silence.start();
        reporting.start();
        smtp.start();
        http.start();
        // Last: what it posts asks its readers to come back by HTTP at once.
        publishing.start();
        suppressing.start();
        watch.start();
        capacity.start();
        store.spool().note(List.of(new Fact.GatewayChanged(world.time().now(), true, Version.number())));
        ready = true;
    }

    /** Stops listening, lets what is under way end within {@code shutdown_within}, closes the store. */
    @Override
    public void close() {
        if (!stopping.compareAndSet(false, true)) {
            return;
        }
        long start = world.time().nanos();
        var within = settings.shutdownWithin();
        smtp.stopAccepting();
        publishing.tail().close();
        // Delivery goes on meanwhile; one slow client must not use up the time that what is under way needs to end.
        smtp.close(() -> left(within.dividedBy(2), start));
        http.close(left(within.dividedBy(2), start));
        if (!delivery.stop(left(within, start))) {
            LOG.warn(
                    "{} messages were still under way after {} s; their outcome will count as unknown",
                    delivery.inFlight(),
                    within.toSeconds());
        }
        watch.stop();
        lessons.stop();
        capacity.stop();
        checkups.stop();
        silence.stop();
        journal.stop();
        reporting.stop();
        publishing.stop();
        suppressing.stop();
        store.spool().note(List.of(new Fact.GatewayChanged(world.time().now(), false, Version.number())));
        carriers.byName().values().forEach(carrier -> Desks.close(carrier.desk()));
        carriers.byName().values().forEach(carrier -> carrier.provider().close());
        store.close();
        metrics.close();
        if (ready) {
            LOG.info("stopped after {} ms", world.time().since(start).toMillis());
        }
    }

    /** Takes what can change while running from new settings; a signal and a call may ask at once. */
    synchronized void apply(Settings changed) {
        var before = settings;
        var running = carriers;
        var built = fleet.build(changed, before, running);
        submitters = Naming.submitters(changed, ses.account().identities());
        carriers = built;
        reporting.apply(changed);
        settings = changed;
        Fleet.closeReplaced(running, built);
        publishing.apply(changed);
        journal.keepOnly(built.byName().keySet());
        delivery.poke();
    }

    ServerCertificate certificate() {
        return certificate;
    }

    Settings settings() {
        return settings;
    }

    Submitters submitters() {
        return submitters;
    }

    Carriers carriers() {
        return carriers;
    }

    private @Nullable Gate gate(ProviderName provider) {
        return carriers.find(provider).map(Carriers.Carrier::gate).orElse(null);
    }

    DeliveryRoom delivery() {
        return delivery;
    }

    Silence silence() {
        return silence;
    }

    private Optional<Report> lastCheckup(ProviderName provider) {
        return checkups.last(provider);
    }

    Checkups checkups() {
        return checkups;
    }

    Spool spool() {
        return store.spool();
    }

    Suppressions suppressions() {
        return store.suppressions();
    }

    /** The book of facts, for reading. */
    public Ledger ledger() {
        return store.ledger();
    }

    Outbox outbox() {
        return store.outbox();
    }

    Postbox postbox() {
        return store.postbox();
    }

    Reporting reporting() {
        return reporting;
    }

    Publishing publishing() {
        return publishing;
    }

    /** A stop begins nothing that it would have to wait for. */
    private boolean reserve(MessageClass messageClass, int sizeBytes) {
        return !stopping.get() && delivery.reserve(messageClass, sizeBytes);
    }

    ReceiverHolds holds() {
        return holds;
    }

    Watch watch() {
        return watch;
    }

    CapacityWatch capacity() {
        return capacity;
    }

    Quota quota() {
        return quota;
    }

    GatewayMetrics metrics() {
        return metrics;
    }

    Instant now() {
        return world.time().now();
    }

    boolean isStopping() {
        return stopping.get();
    }

    /** The ports bound, SMTP first; known after {@link #start}. */
    public int smtpPort() {
        return smtp.port();
    }

    public int httpPort() {
        return http.port();
    }

    private Duration left(Duration within, long startNanos) {
        var left = within.minus(world.time().since(startNanos));
        return left.isPositive() ? left : Duration.ZERO;
    }
}
