package dev.everpost.publish.sns;

import dev.everpost.publish.Courier;
import dev.everpost.publish.Handover;
import dev.everpost.publish.Post;
import dev.everpost.store.Outbox.Parcel;

/** Brings events to the endpoints of our topics. */
final class TopicCourier implements Courier {

    private static final int GONE = 410;

    private final SubscriptionBook book;
    private final Envelopes envelopes;
    private final TopicPost post;

    TopicCourier(SubscriptionBook book, Envelopes envelopes, TopicPost post) {
        this.book = book;
        this.envelopes = envelopes;
        this.post = post;
    }

    @Override
    public Handover carry(Parcel parcel) {
        var found = book.find(parcel.destination());
        if (found.isEmpty() || found.get().subscription().state() != Subscription.State.CONFIRMED) {
            return new Handover.Gone("the subscription was ended");
        }
        var to = found.get();
        boolean raw = to.topic().raw();
        var body = raw ? parcel.body() : envelopes.notification(to, parcel.id(), parcel.body(), parcel.madeAt());
        return judged(post.send(to, "Notification", parcel.id(), body, raw));
    }

    private static Handover judged(Post.Answer answer) {
        return switch (answer) {
            case Post.Answer.Answered answered when answered.isYes() -> new Handover.Delivered();
            case Post.Answer.Answered(var status, var body)
            when status == GONE -> new Handover.Gone("the endpoint answered 410 Gone");
            case Post.Answer.Answered(var status, var body) -> new Handover.Failed("the endpoint answered " + status);
            case Post.Answer.None(var why) -> new Handover.Failed(why);
        };
    }
}
