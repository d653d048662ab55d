package dev.everpost.app;

import dev.everpost.app.metrics.GatewayMetrics;
import dev.everpost.app.settings.ListenSettings.Tls;
import dev.everpost.app.settings.Settings;
import dev.everpost.delivery.Carriers;
import dev.everpost.delivery.DeliveryRoom;
import dev.everpost.delivery.DeliverySettings;
import dev.everpost.delivery.FailureNotices;
import dev.everpost.delivery.GuardedNotices;
import dev.everpost.delivery.StandingJournal;
import dev.everpost.edge.ses.SesApi;
import dev.everpost.edge.ses.query.QueryApi;
import dev.everpost.edge.smtp.SubmissionEdge;
import dev.everpost.fact.Fact;
import dev.everpost.intake.IntakeSettings;
import dev.everpost.intake.MessageIds;
import dev.everpost.intake.Reception;
import dev.everpost.intake.Submitters;
import dev.everpost.intake.Withholding;
import dev.everpost.ses.Bounces;
import dev.everpost.ses.KeptSendingAccount;
import dev.everpost.ses.SendRate;
import dev.everpost.ses.SendStatistics;
import dev.everpost.ses.Sending;
import dev.everpost.ses.SesAccount;
import dev.everpost.ses.SmtpManners;
import dev.everpost.ses.SpooledHeaders;
import dev.everpost.ses.Verifications;
import dev.everpost.smtp.ServerEvents;
import dev.everpost.smtp.SmtpServer;
import dev.everpost.smtp.TlsIdentity;
import dev.everpost.standing.Standing;
import dev.everpost.store.Ledger;
import dev.everpost.store.Spool;
import dev.everpost.store.Suppressions;
import dev.everpost.store.sqlite.SqliteStore;
import dev.everpost.template.Missing;
import dev.everpost.template.TemplateEngine;
import dev.everpost.world.World;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;
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
    private final StandingJournal journal;
    private final Fleet fleet;
    private final DeliveryRoom delivery;
    private final List<SmtpServer> smtp = new ArrayList<>();
    private final HttpFront http;
    private final AtomicBoolean stopping = new AtomicBoolean();
    private volatile boolean ready;

    /** Opens the store and constructs every room; listens nowhere yet. */
    public Gateway(Settings first, SettingsSource source, World world) throws IOException, SQLException {
        var hostname = Naming.hostname(first);
        this.world = world;
        this.settings = first;
        this.submitters = Naming.submitters(first);
        var conditions = Arrays.stream(Standing.Condition.values())
                .map(Standing.Condition::label)
                .toList();
        this.metrics = new GatewayMetrics(world, Version.number(), Naming.providers(first), conditions);

        // memory
        var storeWatch = new StoreWatch(metrics, world.time());
        this.store = SqliteStore.open(Naming.store(first), world, storeWatch);

        var engine = new TemplateEngine();
        var account = SesAccount.of(
                new SesAccount.Memory(store.registry(), store.suppressions(), store.ledger()),
                engine,
                () -> Naming.sesAccountId(settings),
                world);
        var sendingAccount = new KeptSendingAccount(account);

        // decisions
        this.journal = new StandingJournal(store.spool(), world);
        storeWatch.tellTo(journal::tell);
        this.fleet = new Fleet(hostname, journal, store.ledger(), world);
        this.carriers = fleet.build(first);

        // work
        var ids = new MessageIds(world);
        var notices = new FailureNotices(ids::next, hostname, world);
        this.delivery = new DeliveryRoom(
                store.spool(),
                this::carriers,
                notices,
                deliverySettings(first, hostname),
                Measured.delivery(metrics),
                world);
        var intake = new Reception(
                store.spool(),
                this::submitters,
                (draft, recipients) -> carriers.routes()
                        .ruleFor(draft.messageClass(), draft.submitter(), draft.sender(), recipients, draft.tags())
                        .deadline(),
                new Withholding(store.suppressions(), _ -> EnumSet.allOf(Suppressions.Reason.class)),
                new GuardedNotices(notices)::failure,
                new ShortWay(delivery, stopping::get),
                intakeSettings(first),
                ids,
                Measured.intake(metrics),
                world);

        // edges
        var edge = new SubmissionEdge(
                hostname,
                this::submitters,
                first.ses().region(),
                first.trustLoopback(),
                new SmtpManners(intake, sendingAccount, this::submitters),
                world);
        for (var listener : Naming.smtpListeners(first, hostname, certificate(first, hostname))) {
            smtp.add(new SmtpServer(listener, world, edge::newHandler, ServerEvents.NONE));
        }
        metrics.connections(
                "smtp", () -> smtp.stream().mapToInt(SmtpServer::connections).sum());
        var sending = new Sending(
                intake, sendingAccount, engine, Missing.FAIL, new SendRate(0, 0, () -> 0, world.time()), world);
        var verifications = new Verifications(account, intake, hostname, () -> Naming.publicUrl(settings), world);
        var originals = new Bounces.Originals(store.ledger(), new SpooledHeaders(store.spool()));
        var controls = new GatewayControls(this, source, world);
        this.http = new HttpFront(
                this,
                intake,
                new QueryApi.Doing(
                        new SesApi.Doing(sending, account, verifications),
                        new Bounces(account, originals, intake, hostname, world.time()),
                        new SendStatistics(store.ledger(), world.time())),
                controls,
                hostname,
                world);
        metrics.connections("http", http::connections);
    }

    /** Recovers what a dead process left, then listens. Throws naming the address that cannot be bound. */
    public void start() throws IOException {
        journal.start(delivery);
        delivery.start();
        for (var server : smtp) {
            server.start();
        }
        http.start();
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
        smtp.forEach(SmtpServer::stopAccepting);
        // Delivery goes on meanwhile; one slow client must not use up the time that what is under way needs to end.
        smtp.forEach(server -> server.close(left(within.dividedBy(2), start)));
        http.close(left(within.dividedBy(2), start));
        if (!delivery.stop(left(within, start))) {
            LOG.warn(
                    "{} messages were still under way after {} s; their outcome will count as unknown",
                    delivery.inFlight(),
                    within.toSeconds());
        }
        journal.stop();
        store.spool().note(List.of(new Fact.GatewayChanged(world.time().now(), false, Version.number())));
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
        submitters = Naming.submitters(changed);
        carriers = built;
        settings = changed;
        running.byName().forEach((name, carrier) -> {
            var now = built.byName().get(name);
            if (now == null || now.provider() != carrier.provider()) {
                carrier.provider().close();
            }
        });
        delivery.poke();
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

    DeliveryRoom delivery() {
        return delivery;
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
        return smtp.getFirst().port();
    }

    public int httpPort() {
        return http.port();
    }

    private Duration left(Duration within, long startNanos) {
        var left = within.minus(world.time().since(startNanos));
        return left.isPositive() ? left : Duration.ZERO;
    }

    private static DeliverySettings deliverySettings(Settings settings, String hostname) {
        var plain = DeliverySettings.defaults(hostname);
        return new DeliverySettings(
                hostname,
                settings.delivery().inFlightMax(),
                plain.inFlightBytesMax(),
                plain.trickleEvery(),
                settings.delivery().retryBase(),
                settings.delivery().retryCap());
    }

    private static IntakeSettings intakeSettings(Settings settings) {
        var plain = IntakeSettings.DEFAULT;
        return new IntakeSettings(
                (int) settings.smtp().messageSizeMax(),
                settings.smtp().recipientsMax(),
                plain.receivedMax(),
                plain.deadlineMax(),
                plain.scheduleMax());
    }

    private @Nullable SSLContext certificate(Settings settings, String hostname) {
        return switch (settings.listen().tls()) {
            case Tls.None _ -> null;
            case Tls.SelfSigned _ -> TlsIdentity.selfSigned(hostname, world).context();
            case Tls.Files(var certificate, var key) ->
                TlsIdentity.fromPem(certificate, key).context();
        };
    }
}
