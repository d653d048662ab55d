package dev.everpost.route;

import dev.everpost.message.MessageClass;
import dev.everpost.message.Recipient;
import java.util.List;

/** One rule's candidates in the order for one pass; everything that can be made beforehand is. Thread-safe. */
sealed interface Lineup permits OrderedLineup, WeightedLineup, AdaptiveLineup {

    /** A list of all the rule's providers, which nobody changes. */
    List<Candidate> draw(MessageClass messageClass, List<Recipient> recipients);
}
