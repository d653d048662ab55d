package dev.everpost.provider.azure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.message.EmailAddress;
import dev.everpost.message.MessageId;
import dev.everpost.message.Recipient;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Names of operations: the same for every attempt, and our message id can be read in them. */
class OperationIdTest {

    private static final Recipient ANN = Recipient.plain(0, EmailAddress.of("ann@example.com"));
    private static final Recipient BOB = Recipient.plain(1, EmailAddress.of("bob@example.com"));

    @Test
    void theMessageIdCanBeReadBack() {
        var random = new Random(17);
        for (int i = 0; i < 10_000; i++) {
            var id = new MessageId(1 + random.nextLong(Long.MAX_VALUE - 1));
            var operation = OperationId.of(id, List.of(ANN));
            assertThat(operation.version()).isEqualTo(8);
            assertThat(operation.variant()).isEqualTo(2);
            assertThat(OperationId.messageIn(operation.toString())).contains(id);
        }
    }

    @Test
    void theEdgesOfIdsFit() {
        for (long value : new long[] {1, 1023, 1024, Long.MAX_VALUE}) {
            var operation = OperationId.of(new MessageId(value), List.of(ANN)).toString();
            assertThat(OperationId.messageIn(operation.toUpperCase(java.util.Locale.ROOT)))
                    .contains(new MessageId(value));
        }
    }

    @Test
    void theSameRecipientsInAnyOrderAndCaseHaveTheSameName() {
        var id = new MessageId(42);
        var shouting = Recipient.plain(0, EmailAddress.of("ANN@example.com"));

        assertThat(OperationId.of(id, List.of(ANN, BOB))).isEqualTo(OperationId.of(id, List.of(BOB, shouting)));
        assertThat(OperationId.of(id, List.of(ANN))).isNotEqualTo(OperationId.of(id, List.of(BOB)));
        assertThat(OperationId.of(id, List.of(ANN))).isNotEqualTo(OperationId.of(new MessageId(43), List.of(ANN)));
    }

    @Test
    void othersNamesSayNothing() {
        var random = new Random(17);
        long taken = 0;
        for (int i = 0; i < 10_000; i++) {
            var stranger = new UUID(random.nextLong() & ~0xF000L | 0x8000L, random.nextLong() & ~(3L << 62) | 2L << 62);
            taken += OperationId.messageIn(stranger.toString()).isPresent() ? 1 : 0;
        }
        assertThat(taken).isLessThan(5);
        assertThat(OperationId.messageIn("49a3999c-0ce1-4ea6-ab68-afcd6dc2e794"))
                .isEmpty();
        assertThat(OperationId.messageIn("not a uuid")).isEmpty();
    }
}
