package dev.everpost.route;

import dev.everpost.message.MessageClass;
import java.util.List;

/** One rule's candidates in the order for one pass; everything that can be made beforehand is. Thread-safe. */
sealed interface Lineup permits OrderedLineup, WeightedLineup {

    /** An immutable list of all the rule's providers. */
    List<Candidate> draw(MessageClass messageClass);
}
