package dev.everpost.dns;

import dev.everpost.dns.Answer.Failed;
import dev.everpost.dns.Answer.Found;
import dev.everpost.dns.Answer.NoData;
import dev.everpost.dns.Answer.NoSuchName;
import dev.everpost.dns.ResolverSettings.Caching;
import dev.everpost.world.Time;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Record;

/** Answers as long as they may be believed. Thread-safe; failures are not remembered here. */
final class AnswerCache {

    private final Caching bounds;
    private final Time time;
    private final Map<Question, Kept> kept;

    AnswerCache(Caching bounds, Time time) {
        this.bounds = bounds;
        this.time = time;
        this.kept = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Question, Kept> eldest) {
                return size() > bounds.entriesMax();
            }
        };
    }

    private record Kept(Answer<Record> answer, long untilNanos) {}

    /** What is known, with the time that is left of it; null when nothing is. */
    synchronized @Nullable Answer<Record> find(Question question) {
        var found = kept.get(question);
        if (found == null) {
            return null;
        }
        var left = Duration.ofNanos(found.untilNanos() - time.nanos());
        if (!left.isPositive()) {
            kept.remove(question);
            return null;
        }
        return withTtl(found.answer(), left);
    }

    /** Remembers an answer within the bounds. */
    synchronized void keep(Question question, Answer<Record> answer) {
        var ttl = believed(answer);
        if (ttl.isPositive()) {
            kept.put(question, new Kept(answer, time.nanos() + ttl.toNanos()));
        }
    }

    synchronized int size() {
        return kept.size();
    }

    private Duration believed(Answer<Record> answer) {
        return switch (answer) {
            case Found<Record>(var _, var ttl) -> shorter(ttl, bounds.ttlMax());
            case NoSuchName<Record>(var ttl) -> shorter(ttl, bounds.negativeTtlMax());
            case NoData<Record>(var ttl) -> shorter(ttl, bounds.negativeTtlMax());
            case Failed<Record> _ -> Duration.ZERO;
        };
    }

    private static Answer<Record> withTtl(Answer<Record> answer, Duration left) {
        return switch (answer) {
            case Found<Record>(var records, var _) -> new Found<>(records, left);
            case NoSuchName<Record> _ -> new NoSuchName<>(left);
            case NoData<Record> _ -> new NoData<>(left);
            case Failed<Record> failed -> failed;
        };
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
