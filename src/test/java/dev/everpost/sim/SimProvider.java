package dev.everpost.sim;

import dev.everpost.fact.Outcome;
import dev.everpost.fact.Outcome.Cause;
import dev.everpost.fact.Outcome.Failure;
import dev.everpost.fact.Outcome.Scope;
import dev.everpost.fact.Outcome.Trouble;
import dev.everpost.fact.ProviderName;
import dev.everpost.message.MessageClass;
import dev.everpost.message.Recipient;
import dev.everpost.provider.Capabilities;
import dev.everpost.provider.Finding;
import dev.everpost.provider.Inquiry;
import dev.everpost.provider.Parcel;
import dev.everpost.provider.Provider;
import dev.everpost.provider.smtp.SmtpProviderSettings;
import dev.everpost.scenario.AccountSuspended;
import dev.everpost.scenario.BlackHole;
import dev.everpost.scenario.ConnectionRefused;
import dev.everpost.scenario.Duplicates;
import dev.everpost.scenario.ExpiredCertificate;
import dev.everpost.scenario.Failing;
import dev.everpost.scenario.Fault;
import dev.everpost.scenario.Flapping;
import dev.everpost.scenario.HangAfterData;
import dev.everpost.scenario.LateAcceptance;
import dev.everpost.scenario.LateDelivery;
import dev.everpost.scenario.LateReports;
import dev.everpost.scenario.MissingReports;
import dev.everpost.scenario.NameNotFound;
import dev.everpost.scenario.QuotaSpent;
import dev.everpost.scenario.RecipientDomain;
import dev.everpost.scenario.ResetAfterData;
import dev.everpost.scenario.SilentDrop;
import dev.everpost.scenario.Slow;
import dev.everpost.scenario.Throttled;
import dev.everpost.smtp.ClientPatience;
import dev.everpost.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A provider in memory with the sandbox's faults; it outlives crashes of the gateway and remembers everything. */
final class SimProvider implements Provider {

    private static final Duration INDEX_LAG = Duration.ofSeconds(20);

    private final ProviderName name;
    private final Capabilities capabilities;
    private final Candour candour;
    private final History history;
    private World world;
    private @Nullable Fault fault;
    private long faultSinceNanos;
    private Reports reports = (_, _, _) -> {};
    private final List<Long> throttleTimes = new ArrayList<>();

    SimProvider(ProviderName name, Capabilities capabilities, Candour candour, World world, History history) {
        this.name = name;
        this.capabilities = capabilities;
        this.candour = candour;
        this.world = world;
        this.history = history;
    }

    void set(@Nullable Fault ill) {
        fault = ill;
        faultSinceNanos = world.time().nanos();
    }

    @Override
    public ProviderName name() {
        return name;
    }

    @Override
    public Capabilities capabilities() {
        return capabilities;
    }

    @Override
    public List<Outcome> send(Parcel parcel) {
        history.called(name, world.time().nanos(), parcel);
        world.threads().sleep(Duration.ofMillis(5 + world.chance().nextInt(60)));
        return answer(parcel, fault);
    }

    @Override
    public Finding inquire(Inquiry inquiry) {
        return switch (candour) {
            case MUTE -> new Finding.CannotTell("mute");
            case PROMPT -> reachable(inquiry);
            case LAGGING -> {
                var lag = Duration.between(inquiry.startedAt(), world.time().now());
                yield lag.compareTo(INDEX_LAG) < 0 ? new Finding.NotYet("the index lags behind") : reachable(inquiry);
            }
            case SLOW -> {
                world.threads().sleep(world.chance().upTo(Duration.ofSeconds(30)));
                yield reachable(inquiry);
            }
        };
    }

    private Finding reachable(Inquiry inquiry) {
        return switch (fault) {
            case ConnectionRefused _, NameNotFound _, ExpiredCertificate _ ->
                new Finding.NotYet("it cannot be reached");
            case BlackHole _ -> {
                world.threads().sleep(Duration.ofSeconds(30));
                yield new Finding.NotYet("silence");
            }
            case null, default -> truth(inquiry);
        };
    }

    private Finding truth(Inquiry inquiry) {
        long taken = inquiry.recipients().stream()
                .filter(to -> history.hasTaken(name, inquiry, to))
                .count();
        if (taken == 0) {
            return new Finding.NotTaken("never seen");
        }
        if (taken < inquiry.recipients().size()) {
            return new Finding.CannotTell("some of them");
        }
        history.confirmed(inquiry);
        return new Finding.Taken("id-" + inquiry.message().id(), "delivered");
    }

    @Override
    public void close() {}

    private List<Outcome> answer(Parcel parcel, @Nullable Fault ill) {
        return switch (ill) {
            case null -> accept(parcel);
            case ConnectionRefused _ -> all(parcel, new Outcome.ProviderDown(Failure.CONNECT_REFUSED, "refused"));
            case NameNotFound _ -> all(parcel, new Outcome.ProviderDown(Failure.NAME_NOT_FOUND, "no such name"));
            case ExpiredCertificate _ -> all(parcel, new Outcome.ProviderDown(Failure.TLS, "certificate expired"));
            case BlackHole _ -> {
                world.threads().sleep(patience(parcel).command());
                yield all(parcel, new Outcome.ProviderDown(Failure.SILENT, "silence"));
            }
            case Slow slow -> late(parcel, slow.delay().plus(world.chance().upTo(slow.jitter())));
            case LateAcceptance late -> late(parcel, late.delay());
            case Throttled throttled -> throttled(parcel, throttled);
            case Failing failing -> failing(parcel, failing);
            case AccountSuspended _ -> all(parcel, new Outcome.AccountTrouble(Trouble.SUSPENDED, "suspended"));
            case QuotaSpent _ -> all(parcel, new Outcome.AccountTrouble(Trouble.QUOTA, "quota spent"));
            case HangAfterData _ -> {
                if (world.chance().happens(0.5)) {
                    take(parcel, parcel.recipients());
                }
                world.threads().sleep(patience(parcel).finalDot());
                yield all(parcel, new Outcome.Unknown("no answer"));
            }
            case ResetAfterData reset -> {
                if (reset.delivered()) {
                    take(parcel, parcel.recipients());
                }
                yield all(parcel, new Outcome.Unknown("reset"));
            }
            case SilentDrop drop -> {
                if (!world.chance().happens(drop.share())) {
                    yield accept(parcel);
                }
                history.dropped(name, parcel);
                yield all(parcel, new Outcome.Accepted("dropped", "250 ok"));
            }
            case Duplicates _, LateDelivery _, LateReports _, MissingReports _ -> accept(parcel);
            case Flapping flapping ->
                answer(
                        parcel,
                        flapping.at(Duration.ofNanos(world.time().nanos() - faultSinceNanos))
                                .orElse(null));
            case RecipientDomain domain -> byDomain(parcel, domain);
        };
    }

    private List<Outcome> accept(Parcel parcel) {
        take(parcel, parcel.recipients());
        world.threads().sleep(Duration.ofMillis(world.chance().nextInt(400)));
        return all(parcel, new Outcome.Accepted("id-" + parcel.message().id(), "250 ok"));
    }

    private List<Outcome> late(Parcel parcel, Duration delay) {
        var most = patience(parcel).finalDot();
        take(parcel, parcel.recipients());
        if (delay.compareTo(most) > 0) {
            world.threads().sleep(most);
            return all(parcel, new Outcome.Unknown("no answer in time"));
        }
        world.threads().sleep(delay);
        return all(parcel, new Outcome.Accepted("late", "250 ok, late"));
    }

    private List<Outcome> throttled(Parcel parcel, Throttled throttled) {
        long now = world.time().nanos();
        throttleTimes.removeIf(time -> now - time > 1_000_000_000L);
        if (throttleTimes.size() >= throttled.ratePerSecond()) {
            return all(parcel, new Outcome.TryLater(Cause.THROTTLED, null, "454 slow down"));
        }
        throttleTimes.add(now);
        return accept(parcel);
    }

    private List<Outcome> failing(Parcel parcel, Failing failing) {
        if (!world.chance().happens(failing.share())) {
            return accept(parcel);
        }
        return failing.code() < 500
                ? all(parcel, new Outcome.ProviderDown(Failure.SERVER_ERROR, failing.code() + " trouble"))
                : all(parcel, new Outcome.Refused(Scope.CONTENT, failing.code() + " no"));
    }

    private List<Outcome> byDomain(Parcel parcel, RecipientDomain domain) {
        var outcomes = new ArrayList<Outcome>();
        for (var recipient : parcel.recipients()) {
            if (!domain.concerns(recipient.address().toString())) {
                take(parcel, List.of(recipient));
                outcomes.add(new Outcome.Accepted("d", "250 ok"));
            } else if (domain.code() < 500) {
                outcomes.add(new Outcome.TryLater(Cause.RECIPIENT, null, "451 later"));
            } else {
                outcomes.add(new Outcome.Refused(Scope.RECIPIENT, "550 no such user"));
            }
        }
        history.answered(name, parcel, outcomes);
        return outcomes;
    }

    private List<Outcome> all(Parcel parcel, Outcome outcome) {
        var outcomes = parcel.recipients().stream().map(recipient -> outcome).toList();
        history.answered(name, parcel, outcomes);
        return outcomes;
    }

    private void take(Parcel parcel, List<Recipient> recipients) {
        history.took(name, parcel, recipients);
        reports.taken(name, parcel, recipients);
    }

    /** Hears of all mail that it really took; what it dropped without a word it never reports on. */
    interface Reports {
        void taken(ProviderName provider, Parcel parcel, List<Recipient> recipients);
    }

    /** Whom it reports to from now on. */
    void reportTo(Reports reader) {
        reports = reader;
    }

    /** What the product ships with. */
    static ClientPatience patience(MessageClass messageClass) {
        return SmtpProviderSettings.of("relay.example", 25, "gateway.example").patience(messageClass);
    }

    private static ClientPatience patience(Parcel parcel) {
        return patience(parcel.message().messageClass());
    }
}
