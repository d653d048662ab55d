package dev.everpost.edge.smtp;

import dev.everpost.intake.Intake;
import dev.everpost.intake.Receipt;
import dev.everpost.message.MessageId;
import dev.everpost.message.Submission;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what it was given and answers with what it was told to. */
final class IntakeThatRemembers implements Intake {

    static final MessageId ID = MessageId.of(1_700_000_000_000L, 7);

    final List<Submission> submissions = new CopyOnWriteArrayList<>();
    volatile Receipt answer = new Receipt.Queued(ID);

    @Override
    public Receipt submit(Submission submission) {
        submissions.add(submission);
        return answer;
    }
}
