package dev.everpost.publish.webhooks;

import dev.everpost.publish.Courier;
import dev.everpost.publish.Handover;
import dev.everpost.publish.Post;
import dev.everpost.store.Outbox.Parcel;
import dev.everpost.world.Chance;
import java.util.Set;

/** Brings events to endpoints and judges their answers: 2xx is yes, 410 ends it, everything else is tried again. */
final class WebhookCourier implements Courier {

    private static final int GONE = 410;

    /** What says that the endpoint as a whole cannot take anything now. */
    private static final Set<Integer> NOT_NOW = Set.of(429, 502, 503, 504);

    private final EndpointBook book;
    private final Wellbeing wellbeing;
    private final SignedPost post;
    private final Chance chance;

    WebhookCourier(EndpointBook book, Wellbeing wellbeing, SignedPost post, Chance chance) {
        this.book = book;
        this.wellbeing = wellbeing;
        this.post = post;
        this.chance = chance;
    }

    @Override
    public Handover carry(Parcel parcel) {
        var found = book.at(parcel.destination());
        if (found.isEmpty() || !found.get().on()) {
            return new Handover.Gone("the endpoint was removed or disabled; a replay brings the event when it is back");
        }
        return judged(found.get(), parcel, post.send(found.get(), parcel.id(), parcel.body()));
    }

    private Handover judged(Endpoint endpoint, Parcel parcel, Post.Answer answer) {
        return switch (answer) {
            case Post.Answer.Answered answered
            when answered.isYes() -> {
                wellbeing.worked(endpoint);
                yield new Handover.Delivered();
            }
            case Post.Answer.Answered(var status, var body)
            when status == GONE -> {
                wellbeing.gone(endpoint);
                yield new Handover.Gone("the endpoint answered 410 Gone and was disabled");
            }
            case Post.Answer.Answered(var status, var body) ->
                failed(endpoint, parcel, words(status), NOT_NOW.contains(status));
            case Post.Answer.None(var why) -> failed(endpoint, parcel, why, true);
        };
    }

    private Handover failed(Endpoint endpoint, Parcel parcel, String why, boolean asAWhole) {
        wellbeing.failed(endpoint, why);
        return PublishedSchedule.pause(parcel.tries() + 1, chance)
                .map(pause -> asAWhole ? new Handover.Failed(why, pause) : new Handover.Declined(why, pause))
                .orElseGet(
                        () -> new Handover.Gone("not taken in " + (parcel.tries() + 1) + " tries; the last: " + why));
    }

    private static String words(int status) {
        return "the endpoint answered " + status + (status / 100 == 3 ? "; redirects are not followed" : "");
    }
}
