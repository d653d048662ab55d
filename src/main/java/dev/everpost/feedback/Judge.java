package dev.everpost.feedback;

import dev.everpost.fact.Fact;
import dev.everpost.fact.Fact.Report;
import dev.everpost.feedback.FeedbackEvents.Journey;
import dev.everpost.store.Delivery;
import dev.everpost.store.DeliveryState;
import dev.everpost.store.Ledger.Story;
import dev.everpost.store.Postbox.Kept;
import dev.everpost.store.Postbox.Verdict;
import dev.everpost.store.Spool.Amendment;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;

/** Decides what becomes of one thing that was told. */
final class Judge {

    /** When what is nobody's is looked at again; after the last it stays nobody's. */
    static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofMinutes(30));

    /** An attempt or a pass under way is waited for so long; then the report is noted without it. */
    private static final Duration UNDER_WAY_MAX = Duration.ofMinutes(30);

    private static final Duration UNDER_WAY_PAUSE = Duration.ofMillis(500);

    private final Matcher matcher;
    private final Proof proof;
    private final FeedbackEvents events;

    Judge(Matcher matcher, Proof proof, FeedbackEvents events) {
        this.matcher = matcher;
        this.proof = proof;
        this.events = events;
    }

    Ruling judge(Kept kept, Instant now) {
        return switch (matcher.match(kept, now)) {
            case Match.Found(var story, var delivery) -> found(kept, story, delivery, now);
            case Match.Nobody(var why)
            when kept.tries() < PAUSES.size() ->
                new Ruling.Nobodys(new Verdict.Later(kept.number(), now.plus(PAUSES.get(kept.tries())), why));
            case Match.Nobody(var why) -> new Ruling.Nobodys(new Verdict.Unmatched(kept.number(), why));
        };
    }

    private Ruling found(Kept kept, Story story, Delivery delivery, Instant now) {
        boolean patient = now.isBefore(kept.arrivedAt().plus(UNDER_WAY_MAX));
        if (patient && isUnderWay(kept, delivery)) {
            return later(kept, now);
        }
        var settled = isProof(kept, story, delivery) ? settle(kept, story, delivery) : Amendment.OVER;
        return switch (settled) {
            case BUSY, UNAVAILABLE -> patient ? later(kept, now) : noted(kept, story, delivery);
            case DONE, OVER -> noted(kept, story, delivery);
        };
    }

    private static Ruling later(Kept kept, Instant now) {
        return new Ruling.Nobodys(
                new Verdict.Later(kept.number(), now.plus(UNDER_WAY_PAUSE), "its message is under way"));
    }

    /** The end of the attempt is not written: should it be unknown, this report will be needed as a proof. */
    private static boolean isUnderWay(Kept kept, Delivery delivery) {
        return delivery.state() == DeliveryState.ATTEMPTING
                && delivery.provider() != null
                && delivery.provider().equals(kept.tiding().provider());
    }

    /** Mail proves nothing: anybody can write it. */
    private static boolean isProof(Kept kept, Story story, Delivery delivery) {
        var provider = kept.tiding().provider();
        return provider != null
                && kept.tiding().report() != Report.UNKNOWN
                && delivery.state() == DeliveryState.WAITING
                && Attempts.isInDoubt(story, delivery, provider);
    }

    private Amendment settle(Kept kept, Story story, Delivery delivery) {
        var tiding = kept.tiding();
        var provider = tiding.provider();
        if (provider == null) {
            return Amendment.OVER;
        }
        var words = provider + " has it: it told " + tiding.report().name().toLowerCase(java.util.Locale.ROOT);
        var settled = proof.handedOver(story.message(), delivery, provider, words);
        if (settled == Amendment.DONE) {
            events.proven(provider);
        }
        return settled;
    }

    private static Ruling noted(Kept kept, Story story, Delivery delivery) {
        var tiding = kept.tiding();
        var details = new HashMap<>(tiding.details());
        details.put("event", tiding.event());
        details.put("evidence", String.valueOf(kept.number()));
        if (tiding.providerId() != null) {
            details.put("provider_id", tiding.providerId());
        }
        var fact = new Fact.Reported(
                kept.arrivedAt(),
                story.message().id(),
                delivery.recipient().index(),
                tiding.provider(),
                tiding.report(),
                tiding.happenedAt(),
                details);
        var handedOver = Attempts.handedOver(story, delivery, tiding.provider());
        var journey = new Journey(
                delivery.recipient().address().domain(),
                handedOver.map(at -> Duration.between(at, kept.arrivedAt())).orElse(null),
                Attempts.pool(story, delivery, tiding.provider()));
        return new Ruling.OfOurs(new Verdict.Matched(kept.number(), fact), journey);
    }
}
