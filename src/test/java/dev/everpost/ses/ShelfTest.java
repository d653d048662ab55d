package dev.everpost.ses;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.ses.SesError.Kind;
import dev.everpost.store.Registry;
import dev.everpost.store.RememberingRegistry;
import dev.everpost.world.World;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Objects on their shelf: looked up from memory, changed one after another, never believed before they are durable. */
class ShelfTest {

    private record Note(String text) {}

    private static final Wording WORDING =
            new Wording(Kind.NOT_FOUND, "Note %s does not exist.", "Note %s already exists.", "notes");

    private final RememberingRegistry memory = new RememberingRegistry();
    private final CountingRegistry registry = new CountingRegistry(memory);
    private final Shelf<Note> shelf = shelf(registry);

    @Test
    void whatWasLookedUpOnceIsNotReadAgain() {
        shelf.create("a", new Note("one"));
        for (int i = 0; i < 5; i++) {
            assertThat(shelf.find("a")).contains(new Note("one"));
            assertThat(shelf.find("absent")).isEmpty();
        }

        assertThat(registry.finds).hasValue(1);
    }

    @Test
    void aChangeIsSeenAtOnceAndByTheNextProcess() {
        shelf.create("a", new Note("one"));
        shelf.change("a", note -> Result.done(new Note(note.text() + " two")));

        assertThat(shelf.find("a")).contains(new Note("one two"));
        assertThat(shelf(memory).find("a")).contains(new Note("one two"));
        shelf.remove("a");
        assertThat(shelf.find("a")).isEmpty();
        assertThat(shelf(memory).find("a")).isEmpty();
    }

    @Test
    void anAbsentNameThatIsCreatedIsFound() {
        assertThat(shelf.find("late")).isEmpty();
        shelf.create("late", new Note("x"));

        assertThat(shelf.find("late")).contains(new Note("x"));
    }

    @Test
    void whatIsNotDurableIsNotBelieved() {
        shelf.create("a", new Note("one"));
        memory.fail("the disk is full");

        assertThat(kind(shelf.change("a", note -> Result.done(new Note("two")))))
                .isEqualTo(Kind.UNAVAILABLE);
        assertThat(kind(shelf.create("b", new Note("new")))).isEqualTo(Kind.UNAVAILABLE);
        assertThat(shelf.find("a")).contains(new Note("one"));
        assertThat(shelf.find("b")).isEmpty();
    }

    @Test
    void aFullShelfTakesNoMore() {
        for (int i = 0; i < 3; i++) {
            shelf.create("n" + i, new Note("x"));
        }

        assertThat(kind(shelf.create("n3", new Note("x")))).isEqualTo(Kind.LIMIT_EXCEEDED);
        assertThat(kind(shelf.create("n0", new Note("x")))).isEqualTo(Kind.ALREADY_EXISTS);
    }

    @Test
    void changesOfManyThreadsAreAllThere() throws Exception {
        shelf.create("a", new Note(""));
        var threads = new Thread[8];
        for (int i = 0; i < threads.length; i++) {
            threads[i] = Thread.ofVirtual().start(() -> {
                for (int n = 0; n < 50; n++) {
                    shelf.change("a", note -> Result.done(new Note(note.text() + "x")));
                }
            });
        }
        for (var thread : threads) {
            thread.join();
        }

        assertThat(shelf.find("a").orElseThrow().text()).hasSize(400);
    }

    private static Shelf<Note> shelf(Registry registry) {
        return new Shelf<>(registry, World.real().time(), "note", Note.class, WORDING, 3);
    }

    private static Kind kind(Result<Note> result) {
        return ((Result.Failed<Note>) result).error().kind();
    }

    /** Counts what is asked of the store. */
    private static final class CountingRegistry implements Registry {
        private final Registry behind;
        private final AtomicInteger finds = new AtomicInteger();

        CountingRegistry(Registry behind) {
            this.behind = behind;
        }

        @Override
        public Change create(Key key, String json, int most, Instant now) {
            return behind.create(key, json, most, now);
        }

        @Override
        public Change replace(Key key, String json, Instant now) {
            return behind.replace(key, json, now);
        }

        @Override
        public Change remove(Key key) {
            return behind.remove(key);
        }

        @Override
        public Optional<Document> find(Key key) {
            finds.incrementAndGet();
            return behind.find(key);
        }

        @Override
        public List<Document> list(String kind, @Nullable String after, int most) {
            return behind.list(kind, after, most);
        }
    }
}
