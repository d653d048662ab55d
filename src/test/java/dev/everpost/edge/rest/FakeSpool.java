package dev.everpost.edge.rest;

import dev.everpost.fact.Fact;
import dev.everpost.fact.ProviderName;
import dev.everpost.message.Content;
import dev.everpost.message.MessageId;
import dev.everpost.store.Acceptance;
import dev.everpost.store.Change;
import dev.everpost.store.Lane;
import dev.everpost.store.NewMessage;
import dev.everpost.store.Spool;
import dev.everpost.store.Work;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A spool that remembers cancellations and retries; the rest of the queue's life is not for this edge. */
public final class FakeSpool implements Spool {

    public final Map<MessageId, Content> contents = new ConcurrentHashMap<>();
    public final List<String> asked = new CopyOnWriteArrayList<>();
    public volatile Cancellation cancellation = new Cancellation(true, 1, 0, 0);
    public volatile int retried = 1;
    public final List<Fact> noted = new CopyOnWriteArrayList<>();
    public volatile boolean failing;

    @Override
    public Optional<Content> content(MessageId message) {
        return Optional.ofNullable(contents.get(message));
    }

    @Override
    public Cancellation cancel(MessageId message, String by, Instant now) {
        asked.add("cancel " + message + " by " + by + " at " + now);
        return cancellation;
    }

    @Override
    public int retryNow(MessageId message, String by, Instant now) {
        asked.add("retry " + message + " by " + by + " at " + now);
        return retried;
    }

    @Override
    public Acceptance accept(NewMessage message) {
        throw notForThisEdge();
    }

    @Override
    public boolean record(Change change) {
        throw notForThisEdge();
    }

    @Override
    public Amendment amend(Change change) {
        return Amendment.OVER;
    }

    @Override
    public Amendment reopen(Change change) {
        return Amendment.OVER;
    }

    @Override
    public boolean note(List<Fact> facts) {
        if (!failing) {
            noted.addAll(facts);
        }
        return !failing;
    }

    @Override
    public List<Work> lease(Lane lane, int most, Order order, Instant now) {
        throw notForThisEdge();
    }

    @Override
    public List<Work> leaseOverdue(int most, Instant now) {
        return List.of();
    }

    @Override
    public void release(MessageId message) {
        throw notForThisEdge();
    }

    @Override
    public Optional<Instant> nextDue() {
        throw notForThisEdge();
    }

    @Override
    public List<Work> interrupted(int most) {
        throw notForThisEdge();
    }

    @Override
    public int reroute(ProviderName provider, Instant now, int most) {
        throw notForThisEdge();
    }

    @Override
    public Health health() {
        return new Health.Sound();
    }

    @Override
    public void close() {}

    private static AssertionError notForThisEdge() {
        return new AssertionError("the REST edge must not do this");
    }
}
