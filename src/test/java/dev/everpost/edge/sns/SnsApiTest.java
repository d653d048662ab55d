package dev.everpost.edge.sns;

import static dev.everpost.edge.sns.RunningTopics.ARN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.publish.sns.Subscribed;
import dev.everpost.publish.sns.Subscription.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnsApiTest {

    private static final String[] OPERATOR = {"Authorization", "Bearer admin-key-0123456789"};

    private final RunningTopics running = new RunningTopics();

    @AfterEach
    void close() {
        running.close();
    }

    @Test
    void theLinkConfirmsWithoutAKeyAndMayBeFollowedTwice() {
        var path = "/sns?Action=ConfirmSubscription&TopicArn=" + ARN + "&Token="
                + only().subscription().token();

        var first = running.get(path);
        var second = running.get(path);

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/xml"));
        assertThat(first.body())
                .isEqualTo("<ConfirmSubscriptionResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\">"
                        + "<ConfirmSubscriptionResult><SubscriptionArn>" + only().arn()
                        + "</SubscriptionArn></ConfirmSubscriptionResult></ConfirmSubscriptionResponse>");
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(only().subscription().state()).isEqualTo(State.CONFIRMED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sns",
                "/sns?Action=Publish&TopicArn=" + ARN,
                "/sns?Action=ConfirmSubscription&TopicArn=" + ARN,
                "/sns?Action=ConfirmSubscription&TopicArn=" + ARN + "&Token=%3Cscript%3E",
                "/sns?Action=ConfirmSubscription&Token=abc",
            })
    void whatIsNoLinkOfOursChangesNothingAndIsNotRepeated(String path) {
        var answer = running.get(path);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("<ErrorResponse").doesNotContain("%3C", "<script", "Publish");
        assertThat(only().subscription().state()).isEqualTo(State.PENDING);
    }

    @Test
    void theUnsubscribeLinkEndsTheSubscription() {
        running.topics.book().confirm(only().arn());

        assertThat(running.get("/sns?Action=Unsubscribe&SubscriptionArn=" + only().arn())
                        .statusCode())
                .isEqualTo(200);
        assertThat(running.get("/sns?Action=Unsubscribe&SubscriptionArn=" + ARN + ":guessed")
                        .statusCode())
                .isEqualTo(404);

        assertThat(only().subscription().state()).isEqualTo(State.UNSUBSCRIBED);
    }

    @Test
    void aStoreThatFailsIsToldAsAFaultOfOurs() {
        running.registry.fail("the disk is full");

        var answer = running.get("/sns?Action=ConfirmSubscription&TopicArn=" + ARN + "&Token="
                + only().subscription().token());

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("<Type>Receiver</Type>");
    }

    @Test
    void onlyOurCertificateIsServed() {
        assertThat(running.get("/sns/SimpleNotificationService-0000.pem").statusCode())
                .isEqualTo(404);
        assertThat(running.get("/sns/..%2f..%2fetc%2fpasswd").statusCode()).isIn(400, 404);
    }

    @Test
    void operatorsListAndChangeSubscriptions() {
        var id = only().subscription().id();

        var list = running.get("/api/v1/topics", OPERATOR);
        assertThat(list.body())
                .contains("\"id\":\"" + id + "\"", "\"state\":\"pending\"", RunningTopics.ENDPOINT)
                .doesNotContain(only().subscription().token());
        assertThat(running.post("/api/v1/topics/" + id + "/confirm", OPERATOR).body())
                .contains("\"state\":\"confirmed\"");
        assertThat(running.post("/api/v1/topics/" + id + "/unsubscribe", OPERATOR)
                        .body())
                .contains("\"state\":\"unsubscribed\"");
        assertThat(running.post("/api/v1/topics/" + id + "/resend", OPERATOR).body())
                .contains("\"state\":\"pending\"");
        assertThat(running.post("/api/v1/topics/" + id + "/explode", OPERATOR).statusCode())
                .isEqualTo(404);
        assertThat(running.post("/api/v1/topics/nobody/confirm", OPERATOR).statusCode())
                .isEqualTo(404);
    }

    @Test
    void applicationsAndStrangersSeeNoSubscriptions() {
        running.trustLoopback = false;

        assertThat(running.get("/api/v1/topics").statusCode()).isEqualTo(401);
        assertThat(running.get("/api/v1/topics", "Authorization", "Bearer shop-key-0123456789")
                        .statusCode())
                .isEqualTo(403);
        assertThat(running.post("/api/v1/topics/" + only().subscription().id() + "/confirm")
                        .statusCode())
                .isEqualTo(401);
    }

    private Subscribed only() {
        return running.topics.book().all().getFirst();
    }
}
