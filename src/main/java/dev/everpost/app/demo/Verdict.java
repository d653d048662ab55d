package dev.everpost.app.demo;

import java.util.List;

/**
 * What the judge found, by message id.
 *
 * @param accepted messages that got a yes
 * @param delivered of them, found at their recipient at least once
 * @param lost of them, found nowhere although nobody was told otherwise
 * @param told of them, not delivered and the ledger says why: refused, expired or cancelled
 * @param unfinished of them, not delivered and still to be carried
 * @param duplicates found more than once, each with its reason
 * @param resent sent again after an unknown outcome and found once all the same
 */
record Verdict(
        int accepted,
        int delivered,
        List<Finding> lost,
        List<Finding> told,
        List<Finding> unfinished,
        List<Finding> duplicates,
        int resent) {

    Verdict {
        lost = List.copyOf(lost);
        told = List.copyOf(told);
        unfinished = List.copyOf(unfinished);
        duplicates = List.copyOf(duplicates);
    }

    /** A message and what is to be said of it. */
    record Finding(String message, String why) {}
}
