package dev.everpost.edge.sns;

import dev.everpost.edge.http.Answer;
import dev.everpost.publish.sns.Change;
import dev.everpost.publish.sns.Topics;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a subscriber fetches: the links in our messages and our certificate. Answers in the XML of SNS. */
final class SubscriberPages {

    private static final String NAMESPACE = "http://sns.amazonaws.com/doc/2010-03-31/";
    /** Nothing that a link of ours carries is longer. */
    private static final int CHARS_MAX = 1_000;

    private final Topics topics;

    SubscriberPages(Topics topics) {
        this.topics = topics;
    }

    Answer act(Context ctx) {
        var action = given(ctx, "Action");
        return switch (action) {
            case "ConfirmSubscription" -> confirm(given(ctx, "TopicArn"), given(ctx, "Token"));
            case "Unsubscribe" -> unsubscribe(given(ctx, "SubscriptionArn"));
            default ->
                error(400, "Sender", "InvalidAction", "Only ConfirmSubscription and Unsubscribe are offered here.");
        };
    }

    Answer certificate(Context ctx) {
        return topics.certificate(ctx.pathParam("file"))
                .<Answer>map(pem -> bytes(200, "application/x-pem-file", pem))
                .orElseGet(() -> error(404, "Sender", "NotFound", "There is no such certificate."));
    }

    private Answer confirm(String topic, String token) {
        return switch (topics.book().confirm(topic, token)) {
            case Change.Done(var subscribed) ->
                xml(
                        200,
                        "<ConfirmSubscriptionResponse xmlns=\"" + NAMESPACE + "\"><ConfirmSubscriptionResult>"
                                + "<SubscriptionArn>" + subscribed.arn() + "</SubscriptionArn>"
                                + "</ConfirmSubscriptionResult></ConfirmSubscriptionResponse>");
            case Change.NotFound() ->
                error(400, "Sender", "InvalidParameter", "Invalid parameter: Token is not one of this topic.");
            case Change.Unavailable(var why) -> unavailable();
        };
    }

    private Answer unsubscribe(String arn) {
        return switch (topics.book().unsubscribe(arn)) {
            case Change.Done _ -> xml(200, "<UnsubscribeResponse xmlns=\"" + NAMESPACE + "\"/>");
            case Change.NotFound() -> error(404, "Sender", "NotFound", "Subscription does not exist.");
            case Change.Unavailable _ -> unavailable();
        };
    }

    private static Answer unavailable() {
        return error(503, "Receiver", "ServiceUnavailable", "The store cannot promise anything now; try again.");
    }

    private static String given(Context ctx, String name) {
        @Nullable String value = ctx.queryParam(name);
        return value == null || value.length() > CHARS_MAX ? "" : value;
    }

    /** All texts are our own: nothing of the request is repeated. */
    private static Answer error(int status, String type, String code, String message) {
        return xml(
                status,
                "<ErrorResponse xmlns=\"" + NAMESPACE + "\"><Error><Type>" + type + "</Type><Code>" + code
                        + "</Code><Message>" + message + "</Message></Error></ErrorResponse>");
    }

    private static Answer xml(int status, String body) {
        return bytes(status, "text/xml", body);
    }

    private static Answer bytes(int status, String contentType, String body) {
        return new Answer.Bytes(status, contentType, body.getBytes(StandardCharsets.UTF_8), Map.of());
    }
}
