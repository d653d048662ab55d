package dev.everpost.ses;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The memory of look-ups has a bound, whatever names people ask for. */
class RememberedTest {

    @Test
    void longNamesThatAreAbsentCountWithTheirLength() {
        var remembered = new Remembered<String>();
        int chars = 1024 * 1024;
        int fitting = (int) (Remembered.CHARS_MAX / chars);
        for (int i = 0; i <= fitting; i++) {
            remembered.put(i + "x".repeat(chars), Optional.empty(), 0);
        }

        assertThat(remembered.find(0 + "x".repeat(chars))).isEmpty();
        assertThat(remembered.find(fitting + "x".repeat(chars))).isPresent();
    }
}
