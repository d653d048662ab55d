package dev.everpost.publish.sns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.publish.Handover;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a topic posts, as a subscriber of SNS reads and verifies it. */
class EnvelopesTest {

    private final TopicRig rig = new TopicRig();

    @AfterEach
    void close() {
        rig.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void everythingThatIsPostedIsSignedAsSnsSignsIt(int version) {
        var topics = rig.open(version, false);
        topics.askAll();
        TopicRig.confirmAll(topics);

        assertThat(rig.carry(topics, TopicRig.EVENT)).isEqualTo(new Handover.Delivered());
        assertThat(rig.carry(topics, "a text without a subject")).isEqualTo(new Handover.Delivered());
        topics.book().unsubscribe(TopicRig.only(topics).arn());
        topics.askAll();

        assertThat(rig.endpoint.requests())
                .extracting(
                        request -> TopicRig.json(request.body()).path("Type").asString())
                .containsExactly("SubscriptionConfirmation", "Notification", "Notification", "UnsubscribeConfirmation");
        assertThat(rig.endpoint.requests()).allSatisfy(request -> {
            var message = TopicRig.json(request.body());
            assertThat(message.path("SignatureVersion").asString()).isEqualTo(String.valueOf(version));
            var file = message.path("SigningCertURL").asString().substring("https://mail.example.com/sns/".length());
            var pem = topics.certificate(file).orElseThrow();
            assertThat(EnvelopeCheck.isGenuine(request.body(), pem)).isTrue();
            assertThat(EnvelopeCheck.isGenuine(request.body().replace(TopicRig.ARN, TopicRig.ARN + "x"), pem))
                    .isFalse();
        });
    }

    @Test
    void aNotificationHasTheMembersOfSns() {
        var topics = rig.open(1, false);
        TopicRig.confirmAll(topics);

        rig.carry(topics, TopicRig.EVENT);

        var request = rig.endpoint.requests().getFirst();
        var arn = TopicRig.only(topics).arn();
        assertThat(request.headers())
                .containsEntry("x-amz-sns-message-type", "Notification")
                .containsEntry("x-amz-sns-message-id", TopicRig.ID)
                .containsEntry("x-amz-sns-subscription-arn", arn);
        var message = TopicRig.json(request.body());
        assertThat(message.propertyNames())
                .containsExactly(
                        "Type",
                        "MessageId",
                        "TopicArn",
                        "Subject",
                        "Message",
                        "Timestamp",
                        "SignatureVersion",
                        "Signature",
                        "SigningCertURL",
                        "UnsubscribeURL");
        assertThat(message.path("Message").asString()).isEqualTo(TopicRig.EVENT);
        assertThat(message.path("MessageId").asString()).isEqualTo(TopicRig.ID);
        assertThat(message.path("Subject").asString()).isEqualTo("Amazon SES Email Event Notification");
        assertThat(message.path("Timestamp").asString()).isEqualTo("2026-11-22T12:00:00.000Z");
        assertThat(message.path("UnsubscribeURL").asString())
                .isEqualTo(
                        "https://mail.example.com/sns?Action=Unsubscribe&SubscriptionArn=" + arn.replace(":", "%3A"));
    }

    @Test
    void aRawTopicPostsTheEventAlone() {
        var topics = rig.open(1, true);
        TopicRig.confirmAll(topics);

        rig.carry(topics, TopicRig.EVENT);

        assertThat(rig.endpoint.requests().getFirst().body()).isEqualTo(TopicRig.EVENT);
        assertThat(rig.endpoint.requests().getFirst().headers()).containsEntry("x-amz-sns-rawdelivery", "true");
    }
}
