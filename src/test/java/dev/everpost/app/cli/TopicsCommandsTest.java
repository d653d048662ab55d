package dev.everpost.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.edge.sns.RunningTopics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code everpost topics} against the real API. */
class TopicsCommandsTest {

    private final RunningTopics running = new RunningTopics();
    private final Shell shell = new Shell(running.url());

    @AfterEach
    void stop() {
        running.close();
    }

    @Test
    void subscriptionsAreListedConfirmedAndEnded() {
        var id = running.topics.book().all().getFirst().subscription().id();

        assertThat(shell.run("topics", "list").out())
                .contains(RunningTopics.ARN, RunningTopics.ENDPOINT, "pending", id);
        assertThat(shell.run("topics", "confirm", id).out())
                .isEqualTo(RunningTopics.ENDPOINT + " is confirmed for " + RunningTopics.ARN + "\n");
        assertThat(shell.run("topics", "unsubscribe", id).out()).contains("is unsubscribed");
        assertThat(shell.run("topics", "resend", id).out()).contains("is pending");
    }

    @Test
    void aSubscriptionThatIsNotThereIsToldWithWhereToLook() {
        var run = shell.run("topics", "confirm", "nobody");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("GET /api/v1/topics lists them");
    }
}
