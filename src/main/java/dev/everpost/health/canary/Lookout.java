package dev.everpost.health.canary;

import dev.everpost.fact.ProviderName;
import dev.everpost.health.Reading;
import dev.everpost.health.Scope;
import dev.everpost.health.Signal;
import dev.everpost.health.Source;
import dev.everpost.health.canary.Journeys.Missed;
import dev.everpost.health.canary.Journeys.News;
import dev.everpost.health.canary.Mailbox.Look;
import dev.everpost.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks for canaries in the mailbox, and tells the watch which came and which did not. For one thread. */
final class Lookout {

    private static final Logger LOG = LoggerFactory.getLogger(Lookout.class);
    private static final String OBSERVER = "canary";
    /** One is missing, and no other came since it left: the mailbox may be to blame. */
    private static final double NOTHING_ELSE_CAME = 0.4;
    /** One mailbox that takes nothing, perhaps because it is full, is little against its whole receiver. */
    private static final double ONE_MAILBOX = 0.4;

    private final CanaryPlan plan;
    private final CanaryTag tag;
    private final Mailbox mailbox;
    private final Signal.Sink sink;
    private final World world;
    private final Map<ProviderName, Journeys> journeys = new HashMap<>();
    private Instant seenAt = Instant.EPOCH;
    private boolean accused;

    Lookout(CanaryPlan plan, CanaryTag tag, Mailbox mailbox, Signal.Sink sink, World world) {
        this.plan = plan;
        this.tag = tag;
        this.mailbox = mailbox;
        this.sink = sink;
        this.world = world;
    }

    void keepOnly(Collection<ProviderName> providers) {
        journeys.keySet().retainAll(providers);
    }

    boolean isAnyAwaited() {
        return journeys.values().stream().anyMatch(Journeys::anyAwaited);
    }

    void left(ProviderName provider, Instant sentAt) {
        journeys.computeIfAbsent(provider, it -> new Journeys(it, plan.within()))
                .left(sentAt);
    }

    void look() {
        switch (mailbox.look(subject -> tag.read(subject).isPresent())) {
            case Look.Seen(var letters) -> seen(letters);
            case Look.Blind(var why) -> blind(why);
        }
    }

    void tell(News news) {
        tell(news, 1.0);
    }

    private void seen(List<Mailbox.Letter> letters) {
        var now = world.time().now();
        for (var letter : letters) {
            seenAt = letter.receivedAt();
            tag.read(letter.subject())
                    .flatMap(said -> arrived(said, letter, now))
                    .ifPresent(this::tell);
        }
        if (!letters.isEmpty()) {
            proven();
        }
        var missed = new ArrayList<Missed>();
        journeys.values().forEach(each -> missed.addAll(each.overdue(now)));
        judge(missed);
    }

    /** The mailbox takes mail: who is missing in it is missing for certain. */
    private void proven() {
        if (accused) {
            tellOfMailbox(Reading.WELL, "canaries arrive");
        }
        journeys.values().forEach(each -> each.missing().ifPresent(this::tell));
    }

    private Optional<News> arrived(CanaryTag.Said said, Mailbox.Letter letter, Instant now) {
        var journey = journeys.get(said.provider());
        return journey == null
                ? Optional.empty()
                : journey.arrived(said.sentAt(), after(said.sentAt(), letter.receivedAt(), now), letter.spam());
    }

    /** The mailbox's clock is believed as far as it can be true. */
    private static Duration after(Instant sentAt, Instant receivedAt, Instant now) {
        boolean possible = !receivedAt.isBefore(sentAt) && !receivedAt.isAfter(now);
        return Duration.between(sentAt, possible ? receivedAt : now);
    }

    /** When those of all providers are missing, the mailbox is out and not they. */
    private void judge(List<Missed> missed) {
        boolean all = journeys.size() > 1
                && journeys.values().stream().allMatch(each -> each.missing().isPresent());
        if (all && !missed.isEmpty()) {
            var words = "canaries of all " + journeys.size() + " providers are missing";
            tellOfMailbox(Reading.FAILING, words);
            journeys.keySet().forEach(provider -> tell(new News(provider, Reading.UNKNOWN, words)));
        } else {
            missed.forEach(each -> tell(each.news(), seenAt.isAfter(each.since()) ? 1.0 : NOTHING_ELSE_CAME));
        }
    }

    /** Nobody can tell whether they came. */
    private void blind(String why) {
        LOG.atWarn().addKeyValue("why", why).log("canaries are not seen");
        journeys.forEach((provider, journey) -> {
            if (journey.anyAwaited()) {
                tell(new News(provider, Reading.UNKNOWN, why));
            }
        });
    }

    private void tellOfMailbox(Reading reading, String words) {
        accused = reading == Reading.FAILING;
        double strength = accused ? ONE_MAILBOX : 1.0;
        sink.tell(signal(new Scope.Receiver(plan.domain()), reading, strength, words));
    }

    private void tell(News news, double strength) {
        sink.tell(signal(new Scope.OfProvider(news.provider()), news.reading(), strength, news.words()));
    }

    private Signal signal(Scope scope, Reading reading, double strength, String words) {
        var fresh = plan.every().multipliedBy(2).plus(plan.within());
        return new Signal(
                Source.CANARY, OBSERVER, scope, reading, strength, world.time().now(), fresh, words);
    }
}
