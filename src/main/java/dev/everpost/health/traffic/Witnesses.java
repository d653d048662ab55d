package dev.everpost.health.traffic;

import dev.everpost.fact.Outcome;
import dev.everpost.fact.ProviderName;
import dev.everpost.message.MessageId;
import dev.everpost.world.Time;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which messages failed at which provider lately: one message that fails ten times is one witness. Thread-safe; costs nothing for
 * mail that does not fail.
 */
public final class Witnesses {

    /** Of one provider; older ones give way. */
    static final int MOST = 256;

    private final Time time;
    private final Map<ProviderName, Deque<Witness>> seen = new ConcurrentHashMap<>();

    public Witnesses(Time time) {
        this.time = time;
    }

    /** What a failure was about. */
    enum Fault {
        PROVIDER,
        ACCOUNT
    }

    private record Witness(MessageId message, Fault fault, long nanos) {}

    /** An attempt ended. */
    public void attempted(MessageId message, ProviderName provider, List<Outcome> outcomes) {
        for (var outcome : outcomes) {
            switch (outcome) {
                case Outcome.ProviderDown _, Outcome.Unknown _ -> note(message, provider, Fault.PROVIDER);
                case Outcome.AccountTrouble(var trouble, var _) -> {
                    if (isOfTheWholeAccount(trouble)) {
                        note(message, provider, Fault.ACCOUNT);
                    }
                }
                case Outcome.Accepted _, Outcome.Refused _, Outcome.TryLater _ -> {}
            }
        }
    }

    private static boolean isOfTheWholeAccount(Outcome.Trouble trouble) {
        return switch (trouble) {
            case CREDENTIALS, SUSPENDED, QUOTA -> true;
            case SENDER_NOT_VERIFIED, REPUTATION -> false;
        };
    }

    private void note(MessageId message, ProviderName provider, Fault fault) {
        var witnesses = seen.computeIfAbsent(provider, _ -> new ArrayDeque<>());
        synchronized (witnesses) {
            if (witnesses.size() >= MOST) {
                witnesses.removeFirst();
            }
            witnesses.addLast(new Witness(message, fault, time.nanos()));
        }
    }

    /** How many different messages met the fault within that time. */
    int count(ProviderName provider, Fault fault, Duration within) {
        var witnesses = seen.get(provider);
        if (witnesses == null) {
            return 0;
        }
        long from = time.nanos() - within.toNanos();
        synchronized (witnesses) {
            return (int) witnesses.stream()
                    .filter(witness -> witness.fault() == fault && witness.nanos() - from >= 0)
                    .map(Witness::message)
                    .distinct()
                    .count();
        }
    }
}
