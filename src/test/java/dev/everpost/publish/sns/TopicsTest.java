package dev.everpost.publish.sns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.publish.Endpoint;
import dev.everpost.publish.Handover;
import dev.everpost.publish.Post;
import dev.everpost.publish.Reach;
import dev.everpost.publish.SteeredWorld;
import dev.everpost.publish.sns.Subscription.State;
import dev.everpost.store.Outbox.Parcel;
import dev.everpost.store.RememberingRegistry;
import dev.everpost.world.World;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TopicsTest {

    private static final String ARN = "arn:aws:sns:eu-west-1:123456789012:orders";
    private static final String EVENT = "{\"eventType\":\"Send\",\"note\":\"é\\n\"}";
    private static final String ID = "22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324";

    private final Endpoint endpoint = new Endpoint();
    private final RememberingRegistry registry = new RememberingRegistry();
    private final SteeredWorld steered = new SteeredWorld();
    private final Post post = new Post(new Reach(false, false), World.real());

    @AfterEach
    void close() {
        post.close();
        endpoint.close();
    }

    @Test
    void anEndpointIsAskedFirstAndGetsNothingBeforeItSaysYes() {
        var topics = open(1, false);

        topics.askAll();

        var asked = endpoint.requests().getFirst();
        assertThat(asked.headers())
                .containsEntry("x-amz-sns-message-type", "SubscriptionConfirmation")
                .containsEntry("x-amz-sns-topic-arn", ARN)
                .containsEntry("Content-Type", "text/plain; charset=UTF-8")
                .containsKey("x-amz-sns-message-id");
        var message = json(asked.body());
        assertThat(message.path("Type").asString()).isEqualTo("SubscriptionConfirmation");
        assertThat(message.path("SubscribeURL").asString())
                .isEqualTo("https://mail.example.com/sns?Action=ConfirmSubscription&TopicArn="
                        + ARN.replace(":", "%3A") + "&Token="
                        + message.path("Token").asString());
        assertThat(topics.book().confirmed(ARN)).isEmpty();
    }

    @Test
    void theTokenOfTheQuestionConfirms() {
        var topics = open(1, false);
        topics.askAll();
        var token = json(endpoint.requests().getFirst().body()).path("Token").asString();

        assertThat(topics.book().confirm(ARN, "guessed")).isEqualTo(new Change.NotFound());
        assertThat(topics.book().confirm(ARN, token)).isInstanceOf(Change.Done.class);

        assertThat(topics.book().confirmed(ARN)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void everythingThatIsPostedIsSignedAsSnsSignsIt(int version) {
        var topics = open(version, false);
        topics.askAll();
        confirmAll(topics);

        assertThat(carry(topics, EVENT)).isEqualTo(new Handover.Delivered());
        assertThat(carry(topics, "a text without a subject")).isEqualTo(new Handover.Delivered());
        topics.book().unsubscribe(only(topics).arn());
        topics.askAll();

        assertThat(endpoint.requests())
                .extracting(request -> json(request.body()).path("Type").asString())
                .containsExactly("SubscriptionConfirmation", "Notification", "Notification", "UnsubscribeConfirmation");
        assertThat(endpoint.requests()).allSatisfy(request -> {
            var message = json(request.body());
            assertThat(message.path("SignatureVersion").asString()).isEqualTo(String.valueOf(version));
            var file = message.path("SigningCertURL").asString().substring("https://mail.example.com/sns/".length());
            var pem = topics.certificate(file).orElseThrow();
            assertThat(EnvelopeCheck.isGenuine(request.body(), pem)).isTrue();
            assertThat(EnvelopeCheck.isGenuine(request.body().replace(ARN, ARN + "x"), pem))
                    .isFalse();
        });
    }

    @Test
    void aNotificationHasTheMembersOfSns() {
        var topics = open(1, false);
        confirmAll(topics);

        carry(topics, EVENT);

        var request = endpoint.requests().getFirst();
        var arn = only(topics).arn();
        assertThat(request.headers())
                .containsEntry("x-amz-sns-message-type", "Notification")
                .containsEntry("x-amz-sns-message-id", ID)
                .containsEntry("x-amz-sns-subscription-arn", arn);
        var message = json(request.body());
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
        assertThat(message.path("Message").asString()).isEqualTo(EVENT);
        assertThat(message.path("MessageId").asString()).isEqualTo(ID);
        assertThat(message.path("Subject").asString()).isEqualTo("Amazon SES Email Event Notification");
        assertThat(message.path("Timestamp").asString()).isEqualTo("2026-11-22T12:00:00.000Z");
        assertThat(message.path("UnsubscribeURL").asString())
                .isEqualTo(
                        "https://mail.example.com/sns?Action=Unsubscribe&SubscriptionArn=" + arn.replace(":", "%3A"));
    }

    @Test
    void aRawTopicPostsTheEventAlone() {
        var topics = open(1, true);
        confirmAll(topics);

        carry(topics, EVENT);

        assertThat(endpoint.requests().getFirst().body()).isEqualTo(EVENT);
        assertThat(endpoint.requests().getFirst().headers()).containsEntry("x-amz-sns-rawdelivery", "true");
    }

    @Test
    void anEndpointThatDoesNotConfirmIsAskedAgainWithLongerPauses() {
        var topics = open(1, false);
        topics.askAll();
        topics.askAll();
        assertThat(endpoint.requests()).hasSize(1);

        steered.pass(Duration.ofSeconds(10));
        topics.askAll();
        steered.pass(Duration.ofSeconds(10));
        topics.askAll();
        assertThat(endpoint.requests()).hasSize(2);

        topics.book().resend(only(topics).arn());
        topics.askAll();
        assertThat(endpoint.requests()).hasSize(3);
    }

    @Test
    void anUnsubscribedEndpointIsToldOnceAndItsTokenBringsItBack() {
        var topics = open(1, false);
        confirmAll(topics);
        topics.book().unsubscribe(only(topics).arn());

        topics.askAll();
        steered.pass(Duration.ofDays(2));
        topics.askAll();

        assertThat(endpoint.requests()).hasSize(1);
        assertThat(carry(topics, EVENT)).isInstanceOf(Handover.Gone.class);
        var token = json(endpoint.requests().getFirst().body()).path("Token").asString();
        assertThat(topics.book().confirm(ARN, token)).isInstanceOf(Change.Done.class);
        assertThat(topics.book().confirmed(ARN)).hasSize(1);
    }

    @Test
    void aRestartKeepsSubscriptionsTokensAndTheKey() {
        var first = open(1, false);
        first.askAll();
        confirmAll(first);
        var asked = json(endpoint.requests().getFirst().body());

        var second = open(1, false);

        assertThat(second.book().confirmed(ARN)).isEqualTo(first.book().confirmed(ARN));
        var file = asked.path("SigningCertURL").asString().substring("https://mail.example.com/sns/".length());
        assertThat(second.certificate(file)).isEqualTo(first.certificate(file)).isPresent();
    }

    @Test
    void anEndpointThatIsNoLongerConfiguredIsForgotten() {
        confirmAll(open(1, false));

        var without = new Topics(List.of(), URI.create("https://mail.example.com"), registry, post, steered.world());
        var again = open(1, false);

        assertThat(without.book().all()).isEmpty();
        assertThat(again.book().all())
                .singleElement()
                .satisfies(one -> assertThat(one.subscription().state()).isEqualTo(State.PENDING));
    }

    @Test
    void aStoreThatFailsChangesNothing() {
        var topics = open(1, false);
        registry.fail("the disk is full");

        assertThat(topics.book().confirm(only(topics).arn())).isInstanceOf(Change.Unavailable.class);

        assertThat(topics.book().confirmed(ARN)).isEmpty();
    }

    @Test
    void theEndpointsAnswerDecides() {
        var topics = open(1, false);
        confirmAll(topics);

        endpoint.answers(500, "broken");
        assertThat(carry(topics, EVENT)).isEqualTo(new Handover.Failed("the endpoint answered 500"));
        endpoint.answers(307, "");
        assertThat(carry(topics, EVENT)).isEqualTo(new Handover.Failed("the endpoint answered 307"));
        endpoint.answers(410, "");
        assertThat(carry(topics, EVENT)).isInstanceOf(Handover.Gone.class);
        endpoint.close();
        assertThat(carry(topics, EVENT)).isInstanceOf(Handover.Failed.class);
    }

    private Topics open(int signatureVersion, boolean raw) {
        var topic = new Topic("orders", ARN, List.of(endpoint.url()), raw, signatureVersion);
        return new Topics(List.of(topic), URI.create("https://mail.example.com/"), registry, post, steered.world());
    }

    private static void confirmAll(Topics topics) {
        topics.book().all().forEach(one -> topics.book().confirm(one.arn()));
    }

    private static Subscribed only(Topics topics) {
        return topics.book().all().getFirst();
    }

    private Handover carry(Topics topics, String body) {
        return topics.courier().carry(new Parcel(1, ID, only(topics).arn(), body, steered.now(), 0, null));
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
