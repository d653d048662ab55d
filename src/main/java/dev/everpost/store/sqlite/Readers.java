package dev.everpost.store.sqlite;

import dev.everpost.store.StoreUnavailable;
import dev.everpost.store.sqlite.Question.Answer;
import dev.everpost.store.sqlite.Question.Query;
import dev.everpost.world.Promise;
import dev.everpost.world.World;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** The reading connections; a question goes to the one with the fewest before it. Thread-safe. */
final class Readers {

    /** A query that runs longer is ended; its caller is told to ask for less. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Duration POLL = Duration.ofMillis(5);
    private static final Duration CLOSING = Duration.ofSeconds(25);

    private final World world;
    private final List<Reader> readers;

    Readers(World world, Connections connections, int count) {
        this.world = world;
        this.readers = IntStream.rangeClosed(1, count)
                .mapToObj(number -> new Reader(world, connections, number))
                .toList();
    }

    /** Blocks until the answer is there; throws {@link StoreUnavailable} when there is none in time. */
    <T> T ask(String what, Query<T> query) {
        var question = new Question<>(query, new Promise<Answer<T>>(world), PATIENCE);
        readers.stream()
                .min(Comparator.comparingInt(Reader::waiting))
                .orElseThrow()
                .put(question);
        var answer = question.promise().await(PATIENCE.plus(PATIENCE));
        return switch (answer.orElse(null)) {
            case Answer.Found<T>(T value) -> value;
            case Answer.Failed<T>(Exception why) ->
                throw new StoreUnavailable(
                        what + " can not be read: " + Faults.words(why) + "; ask again later"
                                + (why.getMessage() != null && why.getMessage().contains("INTERRUPT")
                                        ? ", or for a shorter time"
                                        : ""),
                        why);
            case null ->
                throw new StoreUnavailable(
                        what + " was not read within "
                                + PATIENCE.multipliedBy(2).toSeconds() + " s; ask again later",
                        null);
        };
    }

    /** Closes the connections until {@link #resume}; questions wait. */
    void suspend() {
        readers.forEach(Reader::suspend);
        awaitAll(reader -> !reader.isOpen());
    }

    void resume() {
        readers.forEach(Reader::resume);
    }

    void close() {
        readers.forEach(Reader::close);
        awaitAll(Reader::hasEnded);
    }

    private void awaitAll(Predicate<Reader> condition) {
        long start = world.time().nanos();
        while (!readers.stream().allMatch(condition)
                && world.time().since(start).compareTo(CLOSING) < 0) {
            world.threads().park(POLL);
        }
    }
}
