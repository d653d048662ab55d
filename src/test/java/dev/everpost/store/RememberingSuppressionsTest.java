package dev.everpost.store;

import static dev.everpost.store.Mail.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.everpost.store.Suppressions.Reason;
import dev.everpost.store.Suppressions.Removal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The list that other rooms' specs stand on keeps the contract, and fails when told to. */
class RememberingSuppressionsTest extends SuppressionsContract {

    private final RememberingSuppressions suppressions = new RememberingSuppressions();

    @Override
    protected Suppressions suppressions() {
        return suppressions;
    }

    @Test
    void whileItFailsItSaysSo() {
        suppressions.put(entry("ann@example.net", null, Reason.BOUNCE));
        suppressions.fail("disk");

        assertThat(suppressions.put(entry("bob@example.net", null, Reason.BOUNCE)))
                .isFalse();
        assertThat(suppressions.remove("ann@example.net", null)).isEqualTo(Removal.UNAVAILABLE);
        assertThatThrownBy(() -> suppressions.among(List.of("ann@example.net"), "shop", NOON))
                .isInstanceOf(StoreUnavailable.class);
    }
}
