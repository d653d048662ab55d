package dev.everpost.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.TooManyRequestsException;

/** The AWS SDK for Java that tries again by itself: after throttling, and after answers that got lost. */
@Tag("acceptance")
@Timeout(60)
class AwsSdkRetriesTest {

    @TempDir
    Path folder;

    private Rig rig;

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void aThrottledCallIsTriedAgainUntilItFits() {
        rig = Rig.withTwoProviders(folder);
        rig.config.also("ses: { max_send_rate: 2, max_24_hour_send: 1000 }");
        rig.start();
        var answers = new Answers();
        try (var ses = AwsClients.at(rig.config.httpPort, override -> override.addExecutionInterceptor(answers))) {
            assertThat(ses.getAccount(account -> {}).sendQuota().maxSendRate()).isEqualTo(2);
            assertThat(ses.getAccount(account -> {}).sendQuota().max24HourSend())
                    .isEqualTo(1000);
            for (int i = 1; i <= 4; i++) {
                send(ses, "throttled-" + i + "@example.net");
            }
        }
        assertThat(answers.statuses).contains(429);
        for (int i = 1; i <= 4; i++) {
            rig.arrived("throttled-" + i + "@example.net");
        }
    }

    @Test
    void aFullDayIsTooManyRequests() {
        rig = Rig.withTwoProviders(folder);
        rig.config.also("ses: { max_24_hour_send: 1 }");
        rig.start();
        try (var ses = AwsClients.at(rig.config.httpPort)) {
            send(ses, "first@example.net");
            rig.arrived("first@example.net");
            assertThatThrownBy(() -> send(ses, "second@example.net"))
                    .isInstanceOf(TooManyRequestsException.class)
                    .hasMessageContaining("Daily message quota exceeded");
        }
    }

    @Test
    void aCallWhoseAnswersGotLostMakesOneMessage() {
        rig = Rig.withTwoProviders(folder).start();
        try (var road = LostAnswers.before(rig.config.httpPort, 2);
                var ses = AwsClients.at(road.port())) {
            var id = send(ses, "once@example.net");

            assertThat(road.lost()).isEqualTo(2);
            assertThat(rig.arrived("once@example.net")).contains("X-Everpost-Id: " + id);
            assertThat(send(ses, "another@example.net")).isNotEqualTo(id);
        }
        rig.arrived("another@example.net");
        Await.until("an empty queue", Duration.ofSeconds(15), rig::isQueueEmpty);
        assertThat(rig.mailroom.summary().copies()).isEqualTo(2);
    }

    private static String send(SesV2Client ses, String to) {
        return ses.sendEmail(mail -> mail.fromEmailAddress("shop@example.com")
                        .destination(destination -> destination.toAddresses(to))
                        .content(content -> content.simple(simple -> simple.subject(subject -> subject.data("s"))
                                .body(body -> body.text(text -> text.data("t"))))))
                .messageId();
    }

    /** The status of each answer, those to tries that the SDK repeated among them. */
    private static final class Answers implements ExecutionInterceptor {
        private final List<Integer> statuses = new CopyOnWriteArrayList<>();

        @Override
        public void beforeUnmarshalling(Context.BeforeUnmarshalling context, ExecutionAttributes attributes) {
            statuses.add(context.httpResponse().statusCode());
        }
    }
}
