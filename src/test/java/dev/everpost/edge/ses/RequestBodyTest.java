package dev.everpost.edge.ses;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A body is read once, into the array that its length asked for. */
class RequestBodyTest {

    private static final int MAX = 1 << 20;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 1_000_000, MAX})
    void aBodyIsWhatTheClientSentWhetherOrNotItsLengthWasAnnounced(int length) throws IOException {
        var sent = octets(length);
        assertThat(RequestBody.read(new Dribble(sent), length, MAX)).isEqualTo(sent);
        assertThat(RequestBody.read(new Dribble(sent), -1, MAX)).isEqualTo(sent);
    }

    @Test
    void aLongBodyGoesStraightIntoOneArray() throws IOException {
        var in = new Dribble(octets(1_000_000));
        var body = RequestBody.read(in, 1_000_000, MAX);
        assertThat(in.filled).hasSize(2).anyMatch(array -> array == body);
    }

    @Test
    void aLengthThatIsOnlyClaimedTakesLittleMemory() throws IOException {
        var in = new Dribble(octets(10));
        assertThat(RequestBody.read(in, MAX, MAX)).hasSize(10);
        assertThat(in.filled).allMatch(array -> array.length <= RequestBody.FIRST_BYTES);
    }

    @Test
    void aBodyThatEndsEarlyIsAsLongAsItIs() throws IOException {
        assertThat(RequestBody.read(new Dribble(octets(100_000)), 200_000, MAX)).isEqualTo(octets(100_000));
    }

    @Test
    void oneByteTooManyShowsThatTheLimitIsPassed() throws IOException {
        assertThat(RequestBody.read(new Dribble(octets(MAX + 5)), -1, MAX)).hasSize(MAX + 1);
    }

    private static byte[] octets(int length) {
        var octets = new byte[length];
        new Random(length).nextBytes(octets);
        return octets;
    }

    /** Gives a few bytes at a time, as sockets do, and remembers where it put them. */
    private static final class Dribble extends InputStream {
        private final Set<byte[]> filled = Collections.newSetFromMap(new IdentityHashMap<>());
        private final ByteArrayInputStream octets;

        Dribble(byte[] octets) {
            this.octets = new ByteArrayInputStream(octets);
        }

        @Override
        public int read() {
            return octets.read();
        }

        @Override
        public int read(byte[] into, int from, int length) {
            filled.add(into);
            return octets.read(into, from, Math.min(length, 4096));
        }
    }
}
