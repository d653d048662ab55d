package dev.everpost.delivery;

import dev.everpost.fact.Fact;
import dev.everpost.fact.Fact.Found;
import dev.everpost.fact.Fact.Remedy;
import dev.everpost.message.MessageId;
import dev.everpost.provider.Finding;
import dev.everpost.provider.Inquiry;
import dev.everpost.store.Change;
import dev.everpost.store.Delivery;
import dev.everpost.store.DeliveryState;
import dev.everpost.store.Ledger.Story;
import dev.everpost.store.Spool;
import dev.everpost.world.World;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Decides about one attempt that was taken without a word: its provider is asked, what it says and what follows is one commit. For one
 * thread.
 *
 * <p>The store holds that there is one decision for each attempt, and none against a report that came meanwhile; a process that dies
 * before the commit has only asked, and asks again.
 */
public final class SilenceDesk {

    private final Spool spool;
    private final Function<MessageId, Optional<Story>> book;
    private final DeliveryRoom delivery;
    private final Supplier<SilencePolicy> policy;
    private final DeliveryEvents events;
    private final World world;
    private final ResendBudget budget;

    /** {@code book} tells all that is known of a message. */
    public SilenceDesk(
            Spool spool,
            Function<MessageId, Optional<Story>> book,
            DeliveryRoom delivery,
            Supplier<SilencePolicy> policy,
            DeliveryEvents events,
            World world) {
        this.spool = spool;
        this.book = book;
        this.delivery = delivery;
        this.policy = policy;
        this.events = events;
        this.world = world;
        this.budget = new ResendBudget(world.time());
    }

    /** Whether it is done with. */
    enum Decision {
        DONE,
        /** Its provider did not say. */
        UNANSWERED,
        /** Nothing was tried: there is no room for it now, or somebody works on it. */
        LATER
    }

    /** {@code lastTry}: who may know later knows too late. */
    Decision decide(SilentAttempt attempt, boolean lastTry) {
        var story = book.apply(attempt.message());
        if (story.isEmpty() || !isWorthAsking(story.get(), attempt)) {
            return Decision.DONE;
        }
        if (!budget.has(attempt.recipients().size(), policy.get().perMinute())) {
            return Decision.LATER;
        }
        var finding = ask(story.get(), attempt);
        if (finding instanceof Finding.NotYet(var words)) {
            return lastTry ? conclude(story.get(), attempt, new Finding.CannotTell(words)) : Decision.UNANSWERED;
        }
        return conclude(story.get(), attempt, finding);
    }

    private boolean isWorthAsking(Story story, SilentAttempt attempt) {
        var now = policy.get();
        long resent = story.facts().stream()
                .filter(fact -> fact instanceof Fact.Silent silent && silent.remedy() == Remedy.SENT_AGAIN)
                .count();
        return now.of(story.message().messageClass()) != OnSilence.ALARM
                && resent < now.perMessage()
                && world.time().now().isBefore(story.message().deadline())
                && story.facts().stream()
                        .noneMatch(fact -> fact instanceof Fact.Silent known && known.attempt() == attempt.attempt())
                && concerned(story, attempt).size() == attempt.recipients().size();
    }

    private Finding ask(Story story, SilentAttempt attempt) {
        var carrier = delivery.carriers().find(attempt.provider());
        if (carrier.isEmpty()) {
            return new Finding.CannotTell(attempt.provider() + " is no longer configured and cannot be asked");
        }
        var recipients =
                concerned(story, attempt).stream().map(Delivery::recipient).toList();
        var inquiry = new Inquiry(story.message(), attempt.attempt(), recipients, startedAt(story, attempt));
        return delivery.asker()
                .ask(
                        carrier.get().provider(),
                        inquiry,
                        Doubt.patience(story.message().messageClass()))
                .orElseGet(() -> new Finding.NotYet("it is busy or does not answer"));
    }

    private Decision conclude(Story story, SilentAttempt attempt, Finding finding) {
        if (mayTurnOutAlone(story, attempt, finding)) {
            return Decision.DONE;
        }
        var remedy = wantsAgain(story, attempt, finding) ? Remedy.SENT_AGAIN : Remedy.LEFT;
        var words = Doubt.words(finding);
        if (remedy == Remedy.SENT_AGAIN && !hasAnother(story, attempt)) {
            remedy = Remedy.LEFT;
            words = words + "; no other provider of its route can carry it";
        }
        return commit(story, attempt, Doubt.kind(finding), remedy, words);
    }

    /** Nobody can tell, and perhaps reports are what is missing: nothing is decided, for whoever told of it may know more later. */
    private boolean mayTurnOutAlone(Story story, SilentAttempt attempt, Finding finding) {
        return finding instanceof Finding.CannotTell
                && !attempt.alone()
                && policy.get().of(story.message().messageClass()) == OnSilence.INQUIRE_THEN_RESEND;
    }

    private boolean wantsAgain(Story story, SilentAttempt attempt, Finding finding) {
        var wanted = policy.get().of(story.message().messageClass());
        return switch (finding) {
            case Finding.NotTaken _ -> true;
            case Finding.Taken _ -> false;
            case Finding.CannotTell _, Finding.NotYet _ -> wanted == OnSilence.INQUIRE_THEN_RESEND && attempt.alone();
        };
    }

    /** Whether its route has somebody else who can carry it, well or not. */
    private boolean hasAnother(Story story, SilentAttempt attempt) {
        var content = spool.content(attempt.message());
        if (content.isEmpty()) {
            return false;
        }
        var recipients =
                concerned(story, attempt).stream().map(Delivery::recipient).toList();
        return delivery
                .carriers()
                .routes()
                .plan(story.message(), recipients, content.get().size() + Trace.BYTES_MAX, new Anatomy(content.get()))
                .candidates()
                .stream()
                .anyMatch(candidate -> !candidate.provider().equals(attempt.provider()));
    }

    private Decision commit(Story story, SilentAttempt attempt, Found found, Remedy remedy, String words) {
        var now = world.time().now();
        var fact = new Fact.Silent(
                now,
                attempt.message(),
                attempt.attempt(),
                attempt.provider(),
                attempt.recipients(),
                found,
                remedy,
                words);
        var waiting = remedy == Remedy.LEFT ? List.<Delivery>of() : reopened(story, attempt, now);
        return switch (spool.reopen(new Change(attempt.message(), List.of(fact), waiting, false, List.of()))) {
            case DONE -> {
                done(fact);
                yield Decision.DONE;
            }
            case OVER -> Decision.DONE;
            case BUSY, UNAVAILABLE -> Decision.LATER;
        };
    }

    private void done(Fact.Silent fact) {
        events.silent(fact);
        if (fact.remedy() == Remedy.SENT_AGAIN) {
            budget.spend(fact.recipients().size());
            delivery.poke();
        }
    }

    private static List<Delivery> reopened(Story story, SilentAttempt attempt, Instant now) {
        var why = attempt.provider() + " took it and never reported on it; another provider gets it";
        return concerned(story, attempt).stream()
                .map(delivery -> Aftermath.reopened(delivery, story.message(), now, why))
                .toList();
    }

    private static List<Delivery> concerned(Story story, SilentAttempt attempt) {
        return story.deliveries().stream()
                .filter(delivery ->
                        attempt.recipients().contains(delivery.recipient().index()))
                .filter(delivery ->
                        delivery.state() == DeliveryState.HANDED_OVER && delivery.lastAttempt() == attempt.attempt())
                .toList();
    }

    private static Instant startedAt(Story story, SilentAttempt attempt) {
        return story.facts().stream()
                .filter(fact -> fact instanceof Fact.AttemptStarted started && started.attempt() == attempt.attempt())
                .map(Fact::at)
                .findFirst()
                .orElse(story.message().acceptedAt());
    }
}
