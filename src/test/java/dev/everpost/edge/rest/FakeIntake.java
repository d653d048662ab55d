package dev.everpost.edge.rest;

import dev.everpost.intake.Intake;
import dev.everpost.intake.Receipt;
import dev.everpost.message.MessageId;
import dev.everpost.message.Submission;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An intake that remembers what it was given and answers what it was told. */
public final class FakeIntake implements Intake {

    public static final MessageId ID = MessageId.of(1_795_000_000_000L, 7);

    public final List<Submission> submissions = new CopyOnWriteArrayList<>();
    private volatile Receipt answer = new Receipt.Queued(ID);

    public void answers(Receipt receipt) {
        answer = receipt;
    }

    public Submission last() {
        return submissions.getLast();
    }

    @Override
    public Receipt submit(Submission submission) {
        submissions.add(submission);
        return answer;
    }
}
