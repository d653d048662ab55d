package dev.everpost.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers as people read them. */
class MeasuresTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0 ms",
        "999, 999 ms",
        "1000, 1 s",
        "1500, 1.5 s",
        "60000, 1 m",
        "125000, 2 m 5 s",
        "3600000, 1 h",
        "11400000, 3 h 10 m",
        "86400000, 1 d",
        "352800000, 4 d 2 h"
    })
    void spansHaveTwoUnitsAtMost(long millis, String text) {
        assertThat(Measures.span(millis)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 B", "1023, 1023 B", "1024, 1.0 KB", "3565158, 3.4 MB"})
    void sizesHaveTheUnitThatFits(long bytes, String text) {
        assertThat(Measures.size(bytes)).isEqualTo(text);
    }
}
