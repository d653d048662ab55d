package dev.everpost.edge.smtp;

import dev.everpost.intake.Receipt;
import dev.everpost.message.Submission;
import dev.everpost.smtp.Reply;

/** In whose words a session is answered. */
sealed interface Voice permits OwnVoice, SesVoice {

    /** The credentials are right. */
    Reply welcome();

    /** The credentials are wrong. */
    Reply unknown();

    /** Whether a sender that is not allowed is refused at MAIL, or only with the message. */
    boolean judgesSendersAtMail();

    /** Recipients of one message; intake may take fewer. */
    int recipientsMax();

    /** Intake's answer. */
    Reply answer(Receipt receipt, Submission submission);
}
