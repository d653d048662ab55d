package dev.everpost.replay;

import dev.everpost.delivery.OnSilence;
import dev.everpost.delivery.SilenceDesk;
import dev.everpost.delivery.SilencePolicy;
import dev.everpost.delivery.SilentAttempt;
import dev.everpost.delivery.SilentMail;
import dev.everpost.experience.Experience;
import dev.everpost.fact.Fact.Report;
import dev.everpost.fact.Outcome.Trouble;
import dev.everpost.fact.ProviderName;
import dev.everpost.feedback.Follower;
import dev.everpost.feedback.Hearing;
import dev.everpost.health.traffic.Witnesses;
import dev.everpost.intake.Receipt;
import dev.everpost.message.Content;
import dev.everpost.message.EmailAddress;
import dev.everpost.message.MessageClass;
import dev.everpost.message.MessageId;
import dev.everpost.message.Recipient;
import dev.everpost.message.Submission;
import dev.everpost.message.Submission.Via;
import dev.everpost.provider.hook.Told;
import dev.everpost.replay.Judgements.Judgement;
import dev.everpost.replay.Judgements.Subject;
import dev.everpost.scenario.Outage;
import dev.everpost.silence.Listener;
import dev.everpost.standing.GateEvents;
import dev.everpost.standing.Standing.Condition;
import dev.everpost.store.DeliveryState;
import dev.everpost.store.sqlite.SqliteStore;
import dev.everpost.suppression.Suppressing;
import dev.everpost.suppression.SuppressionPolicy;
import dev.everpost.world.World;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Everpost itself: intake, delivery, gates, reports, suppression and the watch, over a real store. */
final class GatewayWay implements Way, GateEvents, Onward.Postmen {

    private static final Duration LOOKS_EVERY = Duration.ofSeconds(10);
    /** Mail without a word is sent again, whatever its class: what is not told of is lost. */
    private static final SilencePolicy POLICY = new SilencePolicy(
            Map.of(
                    MessageClass.CRITICAL, OnSilence.INQUIRE_THEN_RESEND,
                    MessageClass.TRANSACTIONAL, OnSilence.INQUIRE_THEN_RESEND,
                    MessageClass.BULK, OnSilence.INQUIRE_THEN_RESEND),
            1,
            600);

    private static final Duration REMEMBERED = Duration.ofDays(30);

    private final SqliteStore store;
    private final Gatehouse house;
    private final Experience experience;
    private final Witnesses witnesses;
    private final Lookout lookout;
    private final Hearing hearing;
    private final Follower follower;
    private final Suppressing suppressing;
    private final Listener silence;
    private final SilentMail desk;
    private final Judgements judgements;
    private final World world;
    private final long begin;
    private final Map<Integer, MessageId> ids = new HashMap<>();

    GatewayWay(
            SqliteStore store,
            Outage outage,
            List<Played> played,
            List<PlayedProvider> providers,
            Judgements judgements,
            World world) {
        this.store = store;
        this.judgements = judgements;
        this.world = world;
        this.begin = world.time().nanos();
        this.experience = new Experience(world.time());
        this.witnesses = new Witnesses(world.time());
        var learning = new Learning(experience, witnesses);
        this.house = new Gatehouse(store, providers, this, learning, world);
        var unhurried = Unhurried.world(world, LOOKS_EVERY);
        this.follower = new Follower(
                store.postbox(),
                store.ledger(),
                REMEMBERED,
                house.proof()::handedOver,
                new Heard(experience),
                unhurried);
        this.hearing = new Hearing(store.postbox(), follower::poke, world.time());
        this.suppressing = new Suppressing(
                store.ledger(),
                store.outbox(),
                store.suppressions(),
                SuppressionPolicy.DEFAULTS,
                house.journal()::tell,
                unhurried);
        this.silence = new Listener(store.ledger(), store.learned(), house.journal()::tell, this::resend, unhurried);
        this.desk = new SilentMail(
                new SilenceDesk(store.spool(), store.ledger()::story, house.delivery(), () -> POLICY, learning, world),
                world);
        this.lookout = new Lookout(
                outage,
                new Lookout.Surroundings(
                        experience, witnesses, silence::of, house::gate, house.holds(), house.journal()::tell),
                played,
                judgements,
                world);
    }

    private boolean resend(
            ProviderName provider, MessageId message, int attempt, List<Integer> recipients, boolean alone) {
        return desk.offer(new SilentAttempt(message, attempt, provider, recipients, alone));
    }

    @Override
    public void start() {
        desk.start();
        house.start();
        follower.start();
        suppressing.start();
        silence.start();
        lookout.start();
    }

    @Override
    public void rest() {
        lookout.stop();
    }

    @Override
    public void stop() {
        follower.stop();
        suppressing.stop();
        silence.stop();
        desk.stop();
        house.stop();
        store.close();
    }

    @Override
    public void post(Letter letter) {
        switch (house.intake().submit(submission(letter))) {
            case Receipt.Queued queued -> ids.put(letter.number(), queued.id());
            case Receipt.AlreadyQueued queued -> ids.put(letter.number(), queued.id());
            case Receipt.Unavailable _ -> throw new IllegalStateException("intake takes nothing");
            case Receipt.Rejected rejected -> throw new IllegalStateException("intake rejects: " + rejected.text());
        }
    }

    @Override
    public boolean isIdle() {
        var depth = store.ledger().depth(world.time().now());
        return depth.attempting() == 0 && depth.waiting().values().stream().allMatch(count -> count == 0);
    }

    @Override
    public Ending ending(Letter letter) {
        var id = ids.get(letter.number());
        return id == null
                ? Ending.OPEN
                : store.ledger()
                        .story(id)
                        .map(story -> ending(story.deliveries().getFirst().state()))
                        .orElse(Ending.OPEN);
    }

    private static Ending ending(DeliveryState state) {
        return switch (state) {
            case HANDED_OVER -> Ending.HANDED_OVER;
            case REFUSED -> Ending.REFUSED;
            case EXPIRED -> Ending.EXPIRED;
            case SUPPRESSED -> Ending.SUPPRESSED;
            case WAITING, ATTEMPTING, CANCELLED -> Ending.OPEN;
        };
    }

    @Override
    public void changed(ProviderName provider, String from, String to, String why) {
        boolean bad = to.equals(Condition.DOWN.label());
        if (bad || to.equals(Condition.UP.label())) {
            judgements.add(new Judgement(world.time().since(begin), new Subject.AProvider(provider), bad, false, why));
        }
    }

    @Override
    public void accountTrouble(ProviderName provider, Trouble trouble, String reply) {
        judgements.add(new Judgement(
                world.time().since(begin),
                new Subject.AProvider(provider),
                true,
                false,
                "account trouble: " + trouble));
    }

    @Override
    public void accountFine(ProviderName provider) {
        // the gate says so, too
    }

    @Override
    public void tell(Played by, Letter letter, Report report, String words) {
        var id = ids.get(letter.number());
        var told = new Told(
                by.id(letter) + "-" + report + "-" + world.time().nanos(),
                report,
                report.name(),
                id == null ? null : id.toString(),
                by.id(letter),
                letter.address(),
                world.time().now(),
                Map.of("diagnostic", words),
                words);
        hearing.keep(by.name(), List.of(told));
    }

    private static Submission submission(Letter letter) {
        var text = "Subject: " + letter.number() + "\r\n\r\nA letter.\r\n";
        return new Submission(
                "loopback",
                Via.SMTP,
                EmailAddress.of("app@sender.example"),
                List.of(Recipient.plain(0, EmailAddress.of(letter.address()))),
                new Content(text.getBytes(StandardCharsets.US_ASCII)),
                letter.messageClass(),
                null,
                null,
                null,
                null,
                null,
                Map.of(),
                Map.of());
    }
}
