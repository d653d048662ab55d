package dev.everpost.publish.sns;

import dev.everpost.publish.Post.Answer;

/** An endpoint's answer in words for people. */
final class Words {

    private Words() {}

    static String of(Answer answer) {
        return switch (answer) {
            case Answer.Answered(var status, var body) -> String.valueOf(status);
            case Answer.None(var why) -> why;
        };
    }

    static boolean isYes(Answer answer) {
        return answer instanceof Answer.Answered answered && answered.isYes();
    }
}
