package dev.everpost.edge.ses;

import dev.everpost.intake.Intake;
import dev.everpost.intake.Receipt;
import dev.everpost.message.MessageId;
import dev.everpost.message.Submission;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An intake that keeps what it took, knows repeated keys, and can be told to answer something else first. */
public final class RememberingIntake implements Intake {

    public final List<Submission> queued = new ArrayList<>();
    public final Deque<Receipt> answersFirst = new ArrayDeque<>();
    public int calls;
    private boolean losesNextAnswer;
    private final Map<String, Integer> byKey = new HashMap<>();

    @Override
    public synchronized Receipt submit(Submission submission) {
        calls++;
        if (!answersFirst.isEmpty()) {
            return answersFirst.removeFirst();
        }
        var known = submission.idempotencyKey() == null ? null : byKey.get(submission.idempotencyKey());
        if (known != null) {
            return queued.get(known).fingerprint().equals(submission.fingerprint())
                    ? new Receipt.AlreadyQueued(id(known))
                    : new Receipt.Rejected(Receipt.Reason.KEY_CONFLICT, "the key was used for other content");
        }
        if (submission.idempotencyKey() != null) {
            byKey.put(submission.idempotencyKey(), queued.size());
        }
        queued.add(submission);
        if (losesNextAnswer) {
            losesNextAnswer = false;
            return new Receipt.Unavailable("the answer was lost after the commit", Duration.ofMillis(1));
        }
        return new Receipt.Queued(id(queued.size() - 1));
    }

    public synchronized void loseNextAnswer() {
        losesNextAnswer = true;
    }

    public synchronized void forget() {
        queued.clear();
        answersFirst.clear();
        byKey.clear();
        calls = 0;
        losesNextAnswer = false;
    }

    public synchronized Submission only() {
        if (queued.size() != 1) {
            throw new AssertionError("expected one submission, got " + queued.size());
        }
        return queued.getFirst();
    }

    public static MessageId id(int index) {
        return new MessageId(1000 + index);
    }
}
