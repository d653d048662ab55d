package dev.everpost.store;

import static dev.everpost.store.Mail.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The outbox that other rooms' specs stand on keeps the contract, and fails when told to. */
class RememberingOutboxTest extends OutboxContract {

    private final RememberingOutbox outbox = new RememberingOutbox();

    @Override
    protected Outbox outbox() {
        return outbox;
    }

    @Test
    void whileItFailsNothingChanges() {
        add(NOON, "shop", "a");
        outbox.fail(true);

        assertThat(outbox.add("spec", 99, List.of(), NOON)).isFalse();
        assertThat(outbox.done(List.of(1L))).isFalse();
        assertThat(outbox.postpone(1, NOON, "no")).isFalse();
        assertThat(outbox.position("spec")).isEqualTo(1);
        assertThat(outbox.all()).hasSize(1);
    }
}
