package dev.everpost.suppression;

import dev.everpost.fact.Fact.AttemptEnded;
import dev.everpost.fact.Fact.RecipientOutcome;
import dev.everpost.fact.Fact.Reported;
import dev.everpost.fact.Outcome;
import dev.everpost.store.Delivery;
import dev.everpost.store.Ledger.Entry;
import dev.everpost.store.Ledger.Story;
import dev.everpost.store.Suppressions.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An address that should be listed, by what one fact says of it.
 *
 * @param position where the fact stands in the book
 * @param at when it happened; never later than we learned it
 * @param atOnce the receiver's side refused it while a provider was called; otherwise it was reported later
 * @param source in words, for people
 */
record Listing(
        long position, String address, String submitter, Reason reason, Instant at, boolean atOnce, String source) {

    /** RFC 3463: bad destination mailbox or system, mailbox moved away, null MX, mailbox disabled. */
    private static final Pattern NOBODY_THERE = Pattern.compile("\\b5\\.(1\\.(1|2|3|6|10)|2\\.1)\\b");

    /** Reasons of a bounce that say something about the address, not about the mail or about us. */
    private static final Set<String> ABOUT_THE_ADDRESS =
            Set.of("no_such_address", "no_such_domain", "mailbox_disabled", "suppressed");

    /** The detail of what came as a post or by mail; what an operator told has none. */
    private static final String EVIDENCE = "evidence";

    /** What a fact says; empty when it says nothing against anybody. */
    static List<Listing> of(Entry entry, Story story) {
        return switch (entry.fact()) {
            case Reported told ->
                reported(entry.position(), told, story).stream().toList();
            case AttemptEnded ended -> refused(entry.position(), ended, story);
            default -> List.of();
        };
    }

    String domain() {
        return address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    }

    private static Optional<Listing> reported(long position, Reported told, Story story) {
        if (!counts(told, story)) {
            return Optional.empty();
        }
        return reason(told)
                .map(reason -> new Listing(
                        position,
                        address(story, told.recipient()),
                        story.message().submitter(),
                        reason,
                        told.happenedAt().isAfter(told.at()) ? told.at() : told.happenedAt(),
                        false,
                        "a report by " + (told.provider() == null ? "mail" : told.provider()) + " about message "
                                + told.message()));
    }

    /**
     * What an operator told was listed when it was told. Nobody signs what comes by mail, so a recipient may at most silence
     * itself: it does not count about mail that others got, too.
     */
    private static boolean counts(Reported told, Story story) {
        return told.provider() != null
                || told.details().containsKey(EVIDENCE) && story.deliveries().size() == 1;
    }

    private static Optional<Reason> reason(Reported told) {
        return switch (told.report()) {
            case BOUNCED_FOR_GOOD -> isAboutTheAddress(told) ? Optional.of(Reason.BOUNCE) : Optional.empty();
            case COMPLAINED -> Optional.of(Reason.COMPLAINT);
            case UNSUBSCRIBED -> Optional.of(Reason.UNSUBSCRIBE);
            case QUEUED, SENT, DELIVERED, DELAYED, BOUNCED_FOR_NOW, REJECTED, OPENED, CLICKED, UNKNOWN ->
                Optional.empty();
        };
    }

    /** Vendors call it hard, too, when the content or the sender was unwelcome; that must not silence the address. */
    private static boolean isAboutTheAddress(Reported told) {
        var why = told.details().get("reason");
        return why == null || ABOUT_THE_ADDRESS.contains(why.toLowerCase(Locale.ROOT));
    }

    private static List<Listing> refused(long position, AttemptEnded ended, Story story) {
        var listings = new ArrayList<Listing>();
        for (RecipientOutcome share : ended.outcomes()) {
            if (share.outcome() instanceof Outcome.Refused(var scope, var reply)
                    && scope == Outcome.Scope.RECIPIENT
                    && NOBODY_THERE.matcher(reply).find()) {
                listings.add(new Listing(
                        position,
                        address(story, share.recipient()),
                        story.message().submitter(),
                        Reason.BOUNCE,
                        ended.at(),
                        true,
                        "a refusal by " + ended.provider() + " of message " + ended.message()));
            }
        }
        return listings;
    }

    private static String address(Story story, int recipient) {
        return story.deliveries().stream()
                .map(Delivery::recipient)
                .filter(each -> each.index() == recipient)
                .findFirst()
                .orElseThrow()
                .address()
                .toString();
    }
}
