package dev.everpost.store;

import dev.everpost.fact.Fact;
import dev.everpost.fact.ProviderName;
import dev.everpost.message.Content;
import dev.everpost.message.MessageId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A spool that takes everything and has nothing to do; a fake overrides what it remembers. */
public class IdleSpool implements Spool {

    @Override
    public Acceptance accept(NewMessage message) {
        return new Acceptance.Stored(message.message().id());
    }

    @Override
    public boolean record(Change change) {
        return true;
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
        return true;
    }

    @Override
    public List<Work> lease(Lane lane, int most, Order order, Instant now) {
        return List.of();
    }

    @Override
    public List<Work> leaseOverdue(int most, Instant now) {
        return List.of();
    }

    @Override
    public void release(MessageId message) {}

    @Override
    public Optional<Content> content(MessageId message) {
        return Optional.empty();
    }

    @Override
    public Optional<Instant> nextDue() {
        return Optional.empty();
    }

    @Override
    public List<Work> interrupted(int most) {
        return List.of();
    }

    @Override
    public int reroute(ProviderName provider, Instant now, int most) {
        return 0;
    }

    @Override
    public Cancellation cancel(MessageId message, String by, Instant now) {
        return new Cancellation(false, 0, 0, 0);
    }

    @Override
    public int retryNow(MessageId message, String by, Instant now) {
        return 0;
    }

    @Override
    public Health health() {
        return new Health.Sound();
    }

    @Override
    public void close() {}
}
