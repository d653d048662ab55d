package dev.everpost.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Fingerprints never forget a listed address, whatever happens beside. */
class FingerprintsTest {

    private static final int MANY = 100_000;

    private final Fingerprints prints = new Fingerprints();

    @Test
    void theFirstAddressMakesTheDifference() {
        assertThat(prints.mayHold("ann@example.net")).isFalse();
        prints.add("ann@example.net");
        assertThat(prints.mayHold("ann@example.net")).isTrue();
        assertThat(prints.mayHold("bob@example.net")).isFalse();
    }

    @Test
    void whileTheyGrowNoneIsForgottenAndNoneIsCountedTwice() {
        for (int i = 0; i < MANY; i++) {
            prints.add(i + "@example.net");
            prints.add(i + "@example.net");
        }

        assertThat(prints.size()).isEqualTo(MANY);
        assertThat(IntStream.range(0, MANY).allMatch(i -> prints.mayHold(i + "@example.net")))
                .isTrue();
        assertThat(IntStream.range(MANY, 2 * MANY).noneMatch(i -> prints.mayHold(i + "@example.net")))
                .isTrue();
    }

    @Test
    void whatIsAddedDuringARebuildIsInTheNewSetToo() {
        prints.add("stale@example.net");
        var fresh = prints.rebuild();
        prints.add("new@example.net");
        fresh.add("old@example.net");
        prints.finish(fresh);

        assertThat(prints.mayHold("new@example.net")).isTrue();
        assertThat(prints.mayHold("old@example.net")).isTrue();
        assertThat(prints.mayHold("stale@example.net")).isFalse();
    }

    @Test
    void aRebuildThatFailsChangesNothing() {
        prints.add("ann@example.net");
        prints.rebuild();
        prints.giveUp();

        assertThat(prints.mayHold("ann@example.net")).isTrue();
    }
}
