package dev.everpost.store;

import static dev.everpost.store.Mail.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.store.Registry.Change;
import dev.everpost.store.Registry.Document;
import dev.everpost.store.Registry.Key;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every registry keeps. */
public abstract class RegistryContract {

    private static final Key WELCOME = new Key("template", "welcome");
    private static final Instant LATER = NOON.plusSeconds(60);

    protected abstract Registry registry();

    @Test
    void whatWasCreatedIsFoundAsItWasWritten() {
        var json = "{\"subject\":\"Grüße 😀\",\"text\":\"line\\nline\"}";

        assertThat(registry().create(WELCOME, json, 10, NOON)).isEqualTo(new Change.Done());
        assertThat(registry().find(WELCOME)).contains(new Document(WELCOME, json, NOON, NOON));
    }

    @Test
    void aTakenNameIsNotWrittenOver() {
        registry().create(WELCOME, "1", 10, NOON);

        assertThat(registry().create(WELCOME, "2", 10, LATER)).isEqualTo(new Change.Exists());
        assertThat(registry().find(WELCOME)).contains(new Document(WELCOME, "1", NOON, NOON));
    }

    @Test
    void aTakenNameIsSaidEvenWhenNoMoreAreTaken() {
        registry().create(WELCOME, "1", 1, NOON);

        assertThat(registry().create(WELCOME, "2", 1, NOON)).isEqualTo(new Change.Exists());
    }

    @Test
    void noMoreOfAKindAreTakenThanAllowed() {
        create("template", "a", "b");
        create("identity", "x", "y", "z");

        assertThat(registry().create(WELCOME, "1", 2, NOON)).isEqualTo(new Change.Full(2));
        assertThat(registry().find(WELCOME)).isEmpty();
        assertThat(registry().create(WELCOME, "1", 3, NOON)).isEqualTo(new Change.Done());
    }

    @Test
    void aReplacementKeepsTheDayOfCreation() {
        registry().create(WELCOME, "1", 10, NOON);

        assertThat(registry().replace(WELCOME, "2", LATER)).isEqualTo(new Change.Done());
        assertThat(registry().find(WELCOME)).contains(new Document(WELCOME, "2", NOON, LATER));
    }

    @Test
    void whatIsNotThereIsNeitherReplacedNorRemoved() {
        assertThat(registry().replace(WELCOME, "2", NOON)).isEqualTo(new Change.Missing());
        assertThat(registry().remove(WELCOME)).isEqualTo(new Change.Missing());
        assertThat(registry().find(WELCOME)).isEmpty();
    }

    @Test
    void aRemovedNameIsFreeAgain() {
        registry().create(WELCOME, "1", 1, NOON);

        assertThat(registry().remove(WELCOME)).isEqualTo(new Change.Done());
        assertThat(registry().find(WELCOME)).isEmpty();
        assertThat(registry().create(WELCOME, "2", 1, LATER)).isEqualTo(new Change.Done());
    }

    @Test
    void namesAreTheirKindsOwnAndComparedExactly() {
        create("template", "welcome", "Welcome");
        create("identity", "welcome");
        registry().remove(WELCOME);

        assertThat(names("template", null, 10)).containsExactly("Welcome");
        assertThat(names("identity", null, 10)).containsExactly("welcome");
    }

    @Test
    void aListIsInOrderOfNamesAndGoesOnAfterOne() {
        create("template", "c", "a", "b", "d");

        assertThat(names("template", null, 2)).containsExactly("a", "b");
        assertThat(names("template", "b", 2)).containsExactly("c", "d");
        assertThat(names("template", "bb", 10)).containsExactly("c", "d");
        assertThat(names("template", "d", 2)).isEmpty();
        assertThat(names("nothing", null, 2)).isEmpty();
    }

    private void create(String kind, String... names) {
        for (var name : names) {
            registry().create(new Key(kind, name), "{}", 100, NOON);
        }
    }

    private List<String> names(String kind, @Nullable String after, int most) {
        return registry().list(kind, after, most).stream()
                .map(document -> document.key().name())
                .toList();
    }
}
