package dev.everpost.app.demo;

import dev.everpost.message.MessageId;
import dev.everpost.store.Delivery;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Compares what senders were promised with what recipients have; the gateway's own book only explains the differences.
 *
 * @param copies the providers that brought a posting to its recipient, one entry for each copy
 * @param book what the gateway says of a message's deliveries; empty when it knows none
 */
record Judge(Function<Posting, List<String>> copies, Function<MessageId, List<Delivery>> book) {

    Verdict judge(Collection<Posting> postings) {
        var found = new Findings();
        for (var posting : postings) {
            var carriers = copies.apply(posting);
            var deliveries = book.apply(posting.id());
            if (carriers.isEmpty()) {
                found.missing(posting, deliveries);
            } else {
                found.arrived(posting, carriers, deliveries);
            }
        }
        return found.verdict(postings.size());
    }

    /** The piles that messages are laid on. */
    private static final class Findings {
        private final List<Verdict.Finding> lost = new ArrayList<>();
        private final List<Verdict.Finding> told = new ArrayList<>();
        private final List<Verdict.Finding> unfinished = new ArrayList<>();
        private final List<Verdict.Finding> duplicates = new ArrayList<>();
        private int delivered;
        private int resent;

        void arrived(Posting posting, List<String> carriers, List<Delivery> deliveries) {
            delivered++;
            boolean unknown = deliveries.stream().anyMatch(delivery -> delivery.unknowns() > 0);
            if (carriers.size() > 1) {
                duplicates.add(finding(posting, duplicated(carriers, unknown)));
            } else if (unknown) {
                resent++;
            }
        }

        void missing(Posting posting, List<Delivery> deliveries) {
            if (deliveries.isEmpty()) {
                lost.add(finding(posting, "the gateway does not know it"));
            }
            deliveries.forEach(delivery -> missing(posting, delivery));
        }

        private void missing(Posting posting, Delivery delivery) {
            var pile = switch (delivery.state()) {
                case WAITING, ATTEMPTING -> unfinished;
                case HANDED_OVER -> lost;
                case REFUSED, EXPIRED, CANCELLED, SUPPRESSED -> told;
            };
            var why = delivery.state() + " " + delivery.provider() + ": " + delivery.why();
            pile.add(finding(posting, pile == lost ? delivery.provider() + " said yes and delivered nothing" : why));
        }

        Verdict verdict(int accepted) {
            return new Verdict(accepted, delivered, lost, told, unfinished, duplicates, resent);
        }
    }

    private static Verdict.Finding finding(Posting posting, String why) {
        return new Verdict.Finding(posting.id().toString(), why);
    }

    /** Two copies after an unknown outcome are ours by policy; two after one clear yes are the provider's. */
    static String duplicated(List<String> carriers, boolean unknown) {
        Map<String, Integer> counts = new TreeMap<>();
        carriers.forEach(carrier -> counts.merge(carrier, 1, Integer::sum));
        return unknown
                ? "outcome unknown, sent again as the route says: copies by " + words(counts)
                : "one yes, more copies, made by the provider: " + words(counts);
    }

    private static String words(Map<String, Integer> counts) {
        return String.join(
                ", ",
                counts.entrySet().stream()
                        .map(entry -> entry.getKey() + (entry.getValue() > 1 ? " x" + entry.getValue() : ""))
                        .toList());
    }
}
