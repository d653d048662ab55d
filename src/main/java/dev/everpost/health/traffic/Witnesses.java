package dev.everpost.health.traffic;

import dev.everpost.fact.Outcome;
import dev.everpost.fact.ProviderName;
import dev.everpost.message.MessageId;
import dev.everpost.world.Time;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which messages failed at which provider lately: one message that fails ten times is one witness. Thread-safe; costs nothing for
 * mail that does not fail.
 */
public final class Witnesses {

    /** Of one provider; older ones give way. */
    static final int MOST = 256;

    /** A row that nobody added to for so long is over. */
    static final Duration ROW = Duration.ofMinutes(10);

    private final Time time;
    private final Map<ProviderName, Row> rows = new ConcurrentHashMap<>();
    private final Map<ProviderName, Deque<Witness>> seen = new ConcurrentHashMap<>();

    public Witnesses(Time time) {
        this.time = time;
    }

    /** What a failure was about. */
    enum Fault {
        PROVIDER,
        ACCOUNT
    }

    /** Different messages that failed with none taken in between. */
    private record Row(Set<MessageId> messages, long lastNanos) {
        Row with(MessageId message, long nanos) {
            var more = new HashSet<>(messages);
            if (more.size() < MOST) {
                more.add(message);
            }
            return new Row(more, nanos);
        }
    }

    private record Witness(MessageId message, Fault fault, long nanos) {}

    /** An attempt ended. */
    public void attempted(MessageId message, ProviderName provider, List<Outcome> outcomes) {
        for (var outcome : outcomes) {
            switch (outcome) {
                case Outcome.ProviderDown _, Outcome.Unknown _ -> {
                    note(message, provider, Fault.PROVIDER);
                    append(message, provider);
                }
                case Outcome.AccountTrouble(var trouble, var _) -> {
                    if (isOfTheWholeAccount(trouble)) {
                        note(message, provider, Fault.ACCOUNT);
                    }
                }
                case Outcome.Accepted _, Outcome.Refused _, Outcome.TryLater _ -> {
                    if (!rows.isEmpty()) {
                        rows.remove(provider);
                    }
                }
            }
        }
    }

    private static boolean isOfTheWholeAccount(Outcome.Trouble trouble) {
        return switch (trouble) {
            case CREDENTIALS, SUSPENDED, QUOTA -> true;
            case SENDER_NOT_VERIFIED, REPUTATION -> false;
        };
    }

    private void append(MessageId message, ProviderName provider) {
        long now = time.nanos();
        rows.compute(provider, (_, row) -> {
            var before = row == null || now - row.lastNanos() > ROW.toNanos() ? new Row(Set.of(), now) : row;
            return before.with(message, now);
        });
    }

    /** How many different messages failed in a row until now. */
    int inARow(ProviderName provider) {
        var row = rows.get(provider);
        return row == null || time.nanos() - row.lastNanos() > ROW.toNanos()
                ? 0
                : row.messages().size();
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
