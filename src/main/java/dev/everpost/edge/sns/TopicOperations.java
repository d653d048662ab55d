package dev.everpost.edge.sns;

import dev.everpost.edge.http.Answer;
import dev.everpost.edge.http.Problem;
import dev.everpost.publish.sns.Change;
import dev.everpost.publish.sns.Subscribed;
import dev.everpost.publish.sns.SubscriptionBook;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What operators see of subscriptions and do to them. Tokens are not shown: they are the endpoint's. */
final class TopicOperations {

    private final SubscriptionBook book;

    TopicOperations(SubscriptionBook book) {
        this.book = book;
    }

    Answer list(Context ctx) {
        return Answer.Json.ok(Map.of(
                "subscriptions", book.all().stream().map(TopicOperations::view).toList()));
    }

    Answer command(Context ctx) {
        var id = ctx.pathParam("subscription");
        var command = ctx.pathParam("command");
        var found = book.all().stream()
                .filter(one -> one.subscription().id().equals(id))
                .findFirst();
        return found.isEmpty() ? noSuchSubscription() : command(command, found.get());
    }

    private Answer command(String command, Subscribed subscribed) {
        return change(command, subscribed.arn())
                .map(change -> switch (change) {
                    case Change.Done(var after) -> Answer.Json.ok(view(after));
                    case Change.NotFound() -> noSuchSubscription();
                    case Change.Unavailable(var why) ->
                        Problem.of(503, "store-unavailable", "Store unavailable", why + "; try again in a moment")
                                .withHeader("Retry-After", "5");
                })
                .orElseGet(() -> Problem.of(
                        404,
                        "no-such-command",
                        "No such command",
                        "there are confirm, resend and unsubscribe for a subscription"));
    }

    private Optional<Change> change(String command, String arn) {
        return switch (command) {
            case "confirm" -> Optional.of(book.confirm(arn));
            case "resend" -> Optional.of(book.resend(arn));
            case "unsubscribe" -> Optional.of(book.unsubscribe(arn));
            default -> Optional.empty();
        };
    }

    private static Answer noSuchSubscription() {
        return Problem.of(
                404,
                "no-such-subscription",
                "No such subscription",
                "there is no subscription with this id; GET /api/v1/topics lists them");
    }

    private static Map<String, Object> view(Subscribed one) {
        var subscription = one.subscription();
        var members = new LinkedHashMap<String, Object>();
        members.put("id", subscription.id());
        members.put("topic", one.topic().name());
        members.put("topic_arn", one.topic().arn());
        members.put("endpoint", subscription.endpoint());
        members.put("state", subscription.state().name().toLowerCase(Locale.ROOT));
        members.put("since", subscription.since());
        members.put("asked", subscription.asked());
        if (subscription.nextAsk() != null) {
            members.put("next_ask", subscription.nextAsk());
        }
        return members;
    }
}
