package dev.everpost.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MessageIdTest {

    @Test
    void theTextFormReadsBack() {
        for (long value : new long[] {1, 31, 32, 1L << 40, Long.MAX_VALUE}) {
            var id = new MessageId(value);
            assertThat(id.toString()).hasSize(13);
            assertThat(MessageId.parse(id.toString())).hasValue(id);
            assertThat(MessageId.parse(id.toString().toUpperCase(java.util.Locale.ROOT)))
                    .hasValue(id);
        }
    }

    @Test
    void textOrderIsTimeOrder() {
        var earlier = MessageId.of(1_790_000_000_000L, 5);
        var later = MessageId.of(1_790_000_000_001L, 4);
        assertThat(earlier).isLessThan(later);
        assertThat(earlier.toString()).isLessThan(later.toString());
    }

    @Test
    void otherTextIsNoId() {
        for (var text : new String[] {"", "abc", "0000000000000", "zzzzzzzzzzzzz", "01hq!v8k2m7pa", "01hqv8k2m7paa0"}) {
            assertThat(MessageId.parse(text)).as(text).isEmpty();
        }
    }
}
