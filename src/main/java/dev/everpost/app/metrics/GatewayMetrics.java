package dev.everpost.app.metrics;

import dev.everpost.capacity.Outlook;
import dev.everpost.checkup.Report;
import dev.everpost.edge.hooks.HookEvents;
import dev.everpost.fact.Fact;
import dev.everpost.fact.Outcome;
import dev.everpost.fact.ProviderName;
import dev.everpost.feedback.FeedbackEvents;
import dev.everpost.health.Verdict;
import dev.everpost.health.feed.FeedState;
import dev.everpost.health.probe.ProbeReport;
import dev.everpost.health.series.SeriesView;
import dev.everpost.intake.Receipt;
import dev.everpost.message.MessageClass;
import dev.everpost.message.Submission.Via;
import dev.everpost.publish.PublishEvents;
import dev.everpost.store.DeliveryState;
import dev.everpost.store.Ledger;
import dev.everpost.store.Outbox;
import dev.everpost.world.World;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Every number of the gateway. Thread-safe; a method that counts costs a few nanoseconds and allocates nothing, because all
 * counters are made beforehand.
 *
 * <p>The names are in {@code docs/reference/metrics.md}.
 */
public final class GatewayMetrics implements AutoCloseable {

    private static final List<DeliveryState> FINAL_STATES =
            Stream.of(DeliveryState.values()).filter(DeliveryState::isFinal).toList();

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Grid<MessageClass, Via> accepted;
    private final Grid<Receipt.Reason, None> rejected;
    private final Grid<DeliveryState, MessageClass> ended;
    private final HandoverTimers handovers;
    private final Grid<MessageClass, None> possibleDuplicates;
    private final Counter unavailable;
    private final Counter repeated;
    private final Counter failedLogins;
    private final Timer commitDuration;
    private final DistributionSummary commitMessages;
    private final AtomicBoolean storeFailing = new AtomicBoolean();
    private final DepthMeters depth;
    private final ProviderMeters providers;
    private final EventMeters events;
    private final HookMeters hooks;
    private final CapacityMeters capacity;
    private final ProbeMeters probes;
    private final FeedMeters feeds;
    private final VerdictMeters verdicts;
    private final SeriesMeters series;
    private final Object machineLock = new Object();
    private @Nullable MachineMeters machine;

    /**
     * @param version of the gateway, for {@code everpost_build_info}
     * @param standings every state that {@link #standings} will name
     */
    public GatewayMetrics(World world, String version, List<ProviderName> names, List<String> standings) {
        registry.config().meterFilter(new Descriptions());
        accepted = new Grid<>(
                registry, "everpost.accepted.messages", List.of(MessageClass.values()), "class", Via.class, "via");
        rejected = Grid.row(registry, "everpost.rejected.submissions", Receipt.Reason.class, "reason");
        ended = new Grid<>(registry, "everpost.ended.deliveries", FINAL_STATES, "state", MessageClass.class, "class");
        possibleDuplicates = Grid.row(registry, "everpost.possible.duplicates", MessageClass.class, "class");
        handovers = new HandoverTimers(registry);
        unavailable = registry.counter("everpost.unavailable.submissions");
        repeated = registry.counter("everpost.repeated.submissions");
        failedLogins = registry.counter("everpost.failed.logins");
        commitDuration = Timer.builder("everpost.commit.duration")
                .serviceLevelObjectives(Buckets.COMMIT)
                .register(registry);
        commitMessages = registry.summary("everpost.commit.changes");
        Gauge.builder("everpost.store.failing", storeFailing, failing -> failing.get() ? 1 : 0)
                .register(registry);
        depth = new DepthMeters(registry, world.time());
        Gauge.builder("everpost.build.info", () -> 1)
                .tag("version", version)
                .tag("java", Runtime.version().toString())
                .register(registry);
        providers = new ProviderMeters(registry, names, standings);
        events = new EventMeters(registry, world.time());
        hooks = new HookMeters(registry);
        capacity = new CapacityMeters(registry);
        probes = new ProbeMeters(registry);
        feeds = new FeedMeters(registry, world.time());
        verdicts = new VerdictMeters(registry);
        series = new SeriesMeters(registry);
    }

    /** A message was made durable and promised. */
    public void accepted(MessageClass messageClass, Via via) {
        accepted.at(messageClass, via).increment();
    }

    /** A submission was accepted before; it was answered yes again and made no second message. */
    public void repeated() {
        repeated.increment();
    }

    /** A submission was refused for good. */
    public void rejected(Receipt.Reason reason) {
        rejected.at(reason, None.NONE).increment();
    }

    /** A submission was refused for now. */
    public void unavailable() {
        unavailable.increment();
    }

    /** An SMTP client's credentials fit nobody. */
    public void failedLogin() {
        failedLogins.increment();
    }

    /** One recipient's delivery reached a final state. */
    public void ended(DeliveryState state, MessageClass messageClass) {
        ended.at(state, messageClass).increment();
    }

    /** A provider took a delivery {@code after} it was due for the first time. */
    public void handedOver(MessageClass messageClass, Duration after) {
        handovers.record(messageClass, after);
    }

    /** A recipient was handed over after an earlier attempt whose outcome nobody knows. */
    public void possibleDuplicate(MessageClass messageClass) {
        possibleDuplicates.at(messageClass, None.NONE).increment();
    }

    /** A provider was called; once for each attempt, with the outcome of its first recipient. */
    public void attempt(ProviderName provider, Outcome outcome, Duration took) {
        providers.attempt(provider, OutcomeKind.of(outcome), took);
    }

    /** One recipient's outcome in an attempt. */
    public void settled(ProviderName provider, Outcome outcome, MessageClass messageClass) {
        providers.settled(provider, OutcomeKind.of(outcome), messageClass);
    }

    /** So many recipients travelled from a pool; an empty name is none and is not counted. */
    public void wentFrom(ProviderName provider, String pool, int recipients) {
        if (!pool.isEmpty()) {
            registry.counter("everpost.pool.recipients", "provider", provider.value(), "pool", pool)
                    .increment(recipients);
        }
    }

    /** A provider was asked what became of an attempt. */
    public void inquired(ProviderName provider, Fact.Found finding) {
        providers.inquired(provider, finding);
    }

    /** Deliveries without a report that should have come; call it before {@link #scrape}. */
    public void silent(ProviderName provider, Map<MessageClass, Integer> deliveries) {
        providers.silent(provider, deliveries);
    }

    /** It was decided what to do about mail that a provider took without a word. */
    public void decided(Fact.Silent silent) {
        providers.decided(silent);
    }

    /** What a provider last said of its account; call it before {@link #scrape}. */
    public void account(ProviderName provider, Report report) {
        providers.account(provider, report);
    }

    /** The store committed and synced {@code changes} changes in {@code nanos} nanoseconds. */
    public void commit(int changes, long nanos) {
        commitDuration.record(nanos, TimeUnit.NANOSECONDS);
        commitMessages.record(changes);
    }

    /** Whether the store cannot promise durability now. */
    public void storeFailing(boolean failing) {
        storeFailing.set(failing);
    }

    /**
     * How every configured provider stands now, in states given to the constructor; call it before {@link #scrape}. One that
     * is not named has no standing any more.
     */
    public void standings(Map<ProviderName, String> now) {
        providers.standings(now);
    }

    /** What waits now; call it before {@link #scrape}, because counting it asks the store. */
    public void depth(Ledger.Depth now) {
        depth.update(now);
        providers.waiting(now.waitingFor());
    }

    /** Counts what becomes of events on their way to applications. */
    public PublishEvents events() {
        return events;
    }

    /** Counts what providers post. */
    public HookEvents hooks() {
        return hooks;
    }

    /** Counts what becomes of it. */
    public FeedbackEvents feedback() {
        return hooks;
    }

    /** Counts what probes find. */
    public Consumer<ProbeReport> probes() {
        return probes;
    }

    /** How many reports wait to be looked at now; call it before {@link #scrape}. */
    public void reportsWaiting(long now) {
        hooks.waiting(now);
    }

    /** What would happen if providers died; call it before {@link #scrape}. */
    public void capacity(List<Outlook> now) {
        capacity.update(now);
    }

    /** What is known of status pages now; call it before {@link #scrape}. */
    public void feeds(List<FeedState> now) {
        feeds.update(now);
    }

    /** What the watch concludes now. */
    public void verdicts(List<Verdict> now) {
        verdicts.update(now);
    }

    /** What is learned and anomalous now; call it before {@link #scrape}. */
    public void series(List<SeriesView> now) {
        series.update(now);
    }

    /** What waits in the outbox now; call it before {@link #scrape}. */
    public void backlog(Map<String, Outbox.Backlog> now) {
        events.backlog(now);
    }

    /** Shows how many endpoints of events are {@code enabled}, {@code failing} or {@code disabled}. Call once for each. */
    public void webhooks(String state, IntSupplier count) {
        Gauge.builder("everpost.webhooks", count, IntSupplier::getAsInt)
                .tag("state", state)
                .strongReference(true)
                .register(registry);
    }

    /** Shows how many read the stream of events or wait for the next one. Call once. */
    public void listeners(IntSupplier count) {
        Gauge.builder("everpost.event.listeners", count, IntSupplier::getAsInt)
                .strongReference(true)
                .register(registry);
    }

    /** Shows the open connections of a protocol, {@code smtp} or {@code http}. Call once for each. */
    public void connections(String protocol, IntSupplier open) {
        Gauge.builder("everpost.connections", open, IntSupplier::getAsInt)
                .tag("protocol", protocol)
                .strongReference(true)
                .register(registry);
    }

    /** All numbers in the Prometheus text format 0.0.4. The first call is slow: it wakes the JDK's management beans. */
    public String scrape() {
        synchronized (machineLock) {
            if (machine == null) {
                machine = new MachineMeters(registry);
            }
        }
        return registry.scrape();
    }

    @Override
    public void close() {
        synchronized (machineLock) {
            if (machine != null) {
                machine.close();
            }
        }
        registry.close();
    }
}
