package dev.everpost.provider.mx;

import dev.everpost.fact.Outcome.AccountTrouble;
import dev.everpost.fact.Outcome.Trouble;
import dev.everpost.provider.Checkup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a look at ourselves found. What is bad is told as a sign and closes nothing: mail may go all the same. For one thread.
 */
final class Looked {

    private final List<String> bad = new ArrayList<>();
    private final List<String> others = new ArrayList<>();

    void bad(String words) {
        bad.add(words);
    }

    void good(String words) {
        others.add(words);
    }

    void unknown(String words) {
        others.add("unknown: " + words);
    }

    Checkup checkup() {
        // It tells no senders: mail of a domain that no key signs for is carried too.
        return bad.isEmpty()
                ? new Checkup.Answered(true, Checkup.Quota.UNTOLD, Map.of(), words(others.stream()))
                : new Checkup.Failed(new AccountTrouble(
                        Trouble.SENDER_NOT_VERIFIED, words(Stream.concat(bad.stream(), others.stream()))));
    }

    private static String words(Stream<String> all) {
        return all.collect(Collectors.joining("; "));
    }
}
