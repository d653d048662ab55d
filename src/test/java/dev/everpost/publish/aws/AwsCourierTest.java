package dev.everpost.publish.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.publish.Endpoint;
import dev.everpost.publish.Handover;
import dev.everpost.publish.Post;
import dev.everpost.publish.Reach;
import dev.everpost.publish.SteeredWorld;
import dev.everpost.store.Outbox.Parcel;
import dev.everpost.world.World;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import tools.jackson.databind.json.JsonMapper;

class AwsCourierTest {

    private static final String TOPIC = "arn:aws:sns:eu-west-1:210987654321:orders";
    private static final String BUS = "arn:aws:events:us-east-1:210987654321:event-bus/mail";
    private static final String STREAM = "arn:aws:firehose:us-east-1:210987654321:deliverystream/mail";
    private static final String EVENT = "{\"eventType\":\"Rendering Failure\",\"mail\":{\"x\":\"é & +\"}}";
    private static final AwsCredentialsProvider KEY =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", SignatureCheck.SECRET));

    private final Endpoint endpoint = new Endpoint();
    private final SteeredWorld steered = new SteeredWorld();
    private final Post post = new Post(Reach.AWS, World.real());

    @AfterEach
    void close() {
        post.close();
        endpoint.close();
    }

    @Test
    void aTopicIsPublishedToBySignedForm() {
        assertThat(carry(TOPIC, EVENT)).isEqualTo(new Handover.Delivered());

        var request = endpoint.requests().getFirst();
        assertThat(form(request.body()))
                .containsEntry("Action", "Publish")
                .containsEntry("Version", "2010-03-31")
                .containsEntry("TopicArn", TOPIC)
                .containsEntry("Subject", "Amazon SES Email Event Notification")
                .containsEntry("Message", EVENT);
        SignatureCheck.holds(request, "eu-west-1", "sns");
    }

    @Test
    void aBusGetsAnEntryWithTheEventAsItsDetail() {
        assertThat(carry(BUS, EVENT)).isEqualTo(new Handover.Delivered());

        var request = endpoint.requests().getFirst();
        assertThat(request.headers()).containsEntry("X-Amz-Target", "AWSEvents.PutEvents");
        var entry = JsonMapper.shared().readTree(request.body()).path("Entries").get(0);
        assertThat(entry.path("EventBusName").asString()).isEqualTo("mail");
        assertThat(entry.path("Source").asString()).isEqualTo("everpost.ses");
        assertThat(entry.path("DetailType").asString()).isEqualTo("Email Rendering Failed");
        assertThat(entry.path("Detail").asString()).isEqualTo(EVENT);
        SignatureCheck.holds(request, "us-east-1", "events");
    }

    @Test
    void aStreamGetsALine() {
        endpoint.answers(200, "{\"RecordId\":\"1\"}");

        assertThat(carry(STREAM, EVENT)).isEqualTo(new Handover.Delivered());

        var request = endpoint.requests().getFirst();
        assertThat(request.headers()).containsEntry("X-Amz-Target", "Firehose_20150804.PutRecord");
        var record = JsonMapper.shared().readTree(request.body());
        assertThat(record.path("DeliveryStreamName").asString()).isEqualTo("mail");
        var data = Base64.getDecoder().decode(record.path("Record").path("Data").asString());
        assertThat(new String(data, StandardCharsets.UTF_8)).isEqualTo(EVENT + "\n");
        SignatureCheck.holds(request, "us-east-1", "firehose");
    }

    @Test
    void anEntryThatTheBusDidNotTakeIsAFailureAlthoughItSaysYes() {
        endpoint.answers(200, "{\"FailedEntryCount\":1,\"Entries\":[{\"ErrorCode\":\"InternalFailure\"}]}");

        assertThat(carry(BUS, EVENT))
                .isInstanceOfSatisfying(
                        Handover.Failed.class,
                        failed -> assertThat(failed.why()).contains("InternalFailure"));
    }

    @Test
    void anErrorIsKeptInItsWords() {
        endpoint.answers(403, "<ErrorResponse><Code>AuthorizationError</Code></ErrorResponse>");

        assertThat(carry(TOPIC, EVENT))
                .isInstanceOfSatisfying(
                        Handover.Failed.class,
                        failed -> assertThat(failed.why()).startsWith("403 ").contains("AuthorizationError"));
    }

    @Test
    void withoutCredentialsTheEventWaits() {
        AwsCredentialsProvider nobody = () -> {
            throw SdkClientException.create("unable to load credentials");
        };
        var courier = new AwsCourier(post, Map.of(), nobody, steered);

        assertThat(courier.carry(parcel(TOPIC, EVENT)))
                .isInstanceOfSatisfying(
                        Handover.Failed.class,
                        failed -> assertThat(failed.why()).contains("credentials"));
    }

    @Test
    void whatIsNoDestinationAtAwsIsGivenUp() {
        assertThat(carry("arn:aws:s3:::bucket", EVENT)).isInstanceOf(Handover.Gone.class);
        assertThat(carry("somewhere", EVENT)).isInstanceOf(Handover.Gone.class);
    }

    @Test
    void endpointsAreThoseOfTheRegionAndThePartition() {
        assertThat(Arn.parse(TOPIC).orElseThrow().endpoint()).isEqualTo("https://sns.eu-west-1.amazonaws.com");
        assertThat(Arn.parse("arn:aws-cn:events:cn-north-1:1:event-bus/a")
                        .orElseThrow()
                        .endpoint())
                .isEqualTo("https://events.cn-north-1.amazonaws.com.cn");
    }

    private Handover carry(String destination, String body) {
        var here = URI.create("http://127.0.0.1:" + endpoint.port());
        var courier = new AwsCourier(post, Map.of("sns", here, "events", here, "firehose", here), KEY, steered);
        return courier.carry(parcel(destination, body));
    }

    private Parcel parcel(String destination, String body) {
        return new Parcel(1, "id", destination, body, steered.now(), 0, null);
    }

    private static Map<String, String> form(String body) {
        return Stream.of(body.split("&"))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(
                        field -> field[0], field -> URLDecoder.decode(field[1], StandardCharsets.UTF_8)));
    }
}
