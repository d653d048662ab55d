package dev.everpost.publish.sns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.publish.Handover;
import dev.everpost.publish.sns.Subscription.State;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who gets a topic's messages, from the first question to the farewell. */
class TopicsTest {

    private final TopicRig rig = new TopicRig();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void anEndpointIsAskedFirstAndGetsNothingBeforeItSaysYes() {
        var topics = rig.open(1, false);

        topics.askAll();

        var asked = rig.endpoint.requests().getFirst();
        assertThat(asked.headers())
                .containsEntry("x-amz-sns-message-type", "SubscriptionConfirmation")
                .containsEntry("x-amz-sns-topic-arn", TopicRig.ARN)
                .containsEntry("Content-Type", "text/plain; charset=UTF-8")
                .containsKey("x-amz-sns-message-id");
        var message = TopicRig.json(asked.body());
        assertThat(message.path("Type").asString()).isEqualTo("SubscriptionConfirmation");
        assertThat(message.path("SubscribeURL").asString())
                .isEqualTo("https://mail.example.com/sns?Action=ConfirmSubscription&TopicArn="
                        + TopicRig.ARN.replace(":", "%3A") + "&Token="
                        + message.path("Token").asString());
        assertThat(topics.book().confirmed(TopicRig.ARN)).isEmpty();
    }

    @Test
    void theTokenOfTheQuestionConfirms() {
        var topics = rig.open(1, false);
        topics.askAll();
        var token = TopicRig.json(rig.endpoint.requests().getFirst().body())
                .path("Token")
                .asString();

        assertThat(topics.book().confirm(TopicRig.ARN, "guessed")).isEqualTo(new Change.NotFound());
        assertThat(topics.book().confirm(TopicRig.ARN, token)).isInstanceOf(Change.Done.class);

        assertThat(topics.book().confirmed(TopicRig.ARN.replace("eu-west-1", "us-east-2")))
                .hasSize(1);
        assertThat(topics.book().hasTopic(TopicRig.ARN.replace("eu-west-1", "us-east-2")))
                .isTrue();
        assertThat(topics.book().hasTopic(TopicRig.ARN + "x")).isFalse();
        assertThat(topics.book().confirmed(TopicRig.ARN)).hasSize(1);
    }

    @Test
    void anEndpointThatDoesNotConfirmIsAskedAgainWithLongerPauses() {
        var topics = rig.open(1, false);
        topics.askAll();
        topics.askAll();
        assertThat(rig.endpoint.requests()).hasSize(1);

        rig.steered.pass(Duration.ofSeconds(10));
        topics.askAll();
        rig.steered.pass(Duration.ofSeconds(10));
        topics.askAll();
        assertThat(rig.endpoint.requests()).hasSize(2);

        topics.book().resend(TopicRig.only(topics).arn());
        topics.askAll();
        assertThat(rig.endpoint.requests()).hasSize(3);
    }

    @Test
    void anUnsubscribedEndpointIsToldOnceAndItsTokenBringsItBack() {
        var topics = rig.open(1, false);
        TopicRig.confirmAll(topics);
        topics.book().unsubscribe(TopicRig.only(topics).arn());

        topics.askAll();
        rig.steered.pass(Duration.ofDays(2));
        topics.askAll();

        assertThat(rig.endpoint.requests()).hasSize(1);
        assertThat(rig.carry(topics, TopicRig.EVENT)).isInstanceOf(Handover.Gone.class);
        var token = TopicRig.json(rig.endpoint.requests().getFirst().body())
                .path("Token")
                .asString();
        assertThat(topics.book().confirm(TopicRig.ARN, token)).isInstanceOf(Change.Done.class);
        assertThat(topics.book().confirmed(TopicRig.ARN)).hasSize(1);
    }

    @Test
    void aRestartKeepsSubscriptionsTokensAndTheKey() {
        var first = rig.open(1, false);
        first.askAll();
        TopicRig.confirmAll(first);
        var asked = TopicRig.json(rig.endpoint.requests().getFirst().body());

        var second = rig.open(1, false);

        assertThat(second.book().confirmed(TopicRig.ARN)).isEqualTo(first.book().confirmed(TopicRig.ARN));
        var file = asked.path("SigningCertURL").asString().substring("https://mail.example.com/sns/".length());
        assertThat(second.certificate(file)).isEqualTo(first.certificate(file)).isPresent();
    }

    @Test
    void anEndpointThatIsNoLongerConfiguredIsForgotten() {
        TopicRig.confirmAll(rig.open(1, false));

        var without = new Topics(
                List.of(), URI.create("https://mail.example.com"), rig.registry, rig.post, rig.steered.world());
        var again = rig.open(1, false);

        assertThat(without.book().all()).isEmpty();
        assertThat(again.book().all())
                .singleElement()
                .satisfies(one -> assertThat(one.subscription().state()).isEqualTo(State.PENDING));
    }

    @Test
    void aStoreThatFailsChangesNothing() {
        var topics = rig.open(1, false);
        rig.registry.fail("the disk is full");

        assertThat(topics.book().confirm(TopicRig.only(topics).arn())).isInstanceOf(Change.Unavailable.class);

        assertThat(topics.book().confirmed(TopicRig.ARN)).isEmpty();
    }

    @Test
    void theEndpointsAnswerDecides() {
        var topics = rig.open(1, false);
        TopicRig.confirmAll(topics);

        rig.endpoint.answers(500, "broken");
        assertThat(rig.carry(topics, TopicRig.EVENT)).isEqualTo(new Handover.Failed("the endpoint answered 500"));
        rig.endpoint.answers(307, "");
        assertThat(rig.carry(topics, TopicRig.EVENT)).isEqualTo(new Handover.Failed("the endpoint answered 307"));
        rig.endpoint.answers(410, "");
        assertThat(rig.carry(topics, TopicRig.EVENT)).isInstanceOf(Handover.Gone.class);
        rig.endpoint.close();
        assertThat(rig.carry(topics, TopicRig.EVENT)).isInstanceOf(Handover.Failed.class);
    }
}
