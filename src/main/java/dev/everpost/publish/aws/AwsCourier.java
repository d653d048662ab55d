package dev.everpost.publish.aws;

import dev.everpost.publish.Courier;
import dev.everpost.publish.Handover;
import dev.everpost.publish.Post;
import dev.everpost.store.Outbox.Parcel;
import dev.everpost.world.Time;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Brings events to topics (SNS), buses (EventBridge) and streams (Firehose) at AWS, named by their ARN. */
public final class AwsCourier implements Courier {

    private static final int WORDS_MAX = 300;

    private final Post post;
    private final Signed signed;
    private final Map<String, URI> endpoints;

    /**
     * With the credentials that the AWS SDK finds: environment, profile, container, instance.
     *
     * @param endpoints by service ({@code sns}, {@code events}, {@code firehose}); AWS's own where none is given
     */
    public AwsCourier(Post post, Map<String, URI> endpoints, Time time) {
        this(post, endpoints, DefaultCredentialsProvider.builder().build(), time);
    }

    AwsCourier(Post post, Map<String, URI> endpoints, AwsCredentialsProvider credentials, Time time) {
        this.post = post;
        this.signed = new Signed(credentials, time);
        this.endpoints = Map.copyOf(endpoints);
    }

    @Override
    public Handover carry(Parcel parcel) {
        var arn = Arn.parse(parcel.destination());
        var call = arn.flatMap(known -> Calls.of(known, parcel));
        return arn.isEmpty() || call.isEmpty()
                ? new Handover.Gone("no destination of a kind that is known here")
                : carry(arn.get(), call.get());
    }

    private Handover carry(Arn arn, Call call) {
        var at = endpoints
                .getOrDefault(arn.service(), URI.create(arn.endpoint()))
                .toString();
        var to = URI.create(at.endsWith("/") ? at : at + "/");
        try {
            return judged(post.send(to, signed.headers(call, to, arn), call.bytes()));
        } catch (SdkException e) {
            return new Handover.Failed("no AWS credentials: " + cut(String.valueOf(e.getMessage())));
        }
    }

    private static Handover judged(Post.Answer answer) {
        return switch (answer) {
            case Post.Answer.Answered(var status, var body) when status / 100 == 2 -> taken(words(body));
            case Post.Answer.Answered(var status, var body) -> new Handover.Failed(status + " " + cut(words(body)));
            case Post.Answer.None(var why) -> new Handover.Failed(why);
        };
    }

    /** EventBridge says 200 also when it did not take an entry. */
    private static Handover taken(String body) {
        try {
            boolean refused = body.startsWith("{")
                    && JsonMapper.shared()
                                    .readTree(body)
                                    .path("FailedEntryCount")
                                    .asInt(0)
                            > 0;
            return refused ? new Handover.Failed(cut(body)) : new Handover.Delivered();
        } catch (JacksonException notJson) {
            return new Handover.Delivered();
        }
    }

    private static String words(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }

    private static String cut(String text) {
        var line = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() <= WORDS_MAX ? line : line.substring(0, WORDS_MAX);
    }
}
