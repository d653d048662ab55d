package dev.everpost.suppression;

import dev.everpost.fact.Fact;
import dev.everpost.store.Delivery;
import dev.everpost.store.DeliveryState;
import dev.everpost.store.Ledger;
import dev.everpost.store.Ledger.Filter;
import dev.everpost.store.Ledger.Story;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether an address has taken mail, by the book of facts. Thread-safe; a question reads a handful of messages. */
final class Evidence {

    private static final int MESSAGES_MAX = 5;

    private final Ledger ledger;

    Evidence(Ledger ledger) {
        this.ledger = ledger;
    }

    /** It took mail before it bounced. */
    boolean tookMailBefore(Listing listing) {
        return tookMail(listing, null, listing.at());
    }

    /** It took mail after it bounced. */
    boolean tookMailSince(Listing listing) {
        return tookMail(listing, listing.at(), null);
    }

    private boolean tookMail(Listing listing, @Nullable Instant since, @Nullable Instant until) {
        var filter =
                new Filter(null, null, DeliveryState.HANDED_OVER, null, listing.address(), null, null, since, until);
        return ledger.list(filter, null, MESSAGES_MAX).messages().stream()
                .flatMap(summary -> ledger.story(summary.message().id()).stream())
                .anyMatch(story -> took(story, listing));
    }

    /** Where the receiver speaks at once, its yes is the hand-over; otherwise somebody has to have reported it. */
    private static boolean took(Story story, Listing listing) {
        return story.deliveries().stream()
                .map(Delivery::recipient)
                .filter(each -> each.address().toString().equalsIgnoreCase(listing.address()))
                .anyMatch(each -> took(story, each.index(), listing.atOnce()));
    }

    private static boolean took(Story story, int recipient, boolean handOverCounts) {
        boolean good = handOverCounts;
        for (var fact : story.facts()) {
            if (fact instanceof Fact.Reported told && told.recipient() == recipient) {
                switch (told.report()) {
                    case DELIVERED, OPENED, CLICKED -> good = true;
                    case BOUNCED_FOR_GOOD -> {
                        return false;
                    }
                    case QUEUED, SENT, DELAYED, BOUNCED_FOR_NOW, COMPLAINED, REJECTED, UNSUBSCRIBED, UNKNOWN -> {}
                }
            }
        }
        return good;
    }
}
