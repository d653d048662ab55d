package dev.everpost.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A message's memory and who pays for it. */
class ServerBodyTest {

    private final ServerBudget budget = new ServerBudget(10_000);

    @Test
    void aMessageInOneRunTakesExactlyItsOctets() {
        var body = new ServerBody(budget, 10_000, 0);
        append(body, 100);
        assertThat(budget.takenBytes()).isEqualTo(100);
        assertThat(body.content()).hasSize(100);
    }

    @Test
    void aDeclaredSizeIsTakenOnceAndNotBelieved() {
        var body = new ServerBody(budget, 10_000, 1000);
        append(body, 400);
        assertThat(budget.takenBytes()).isEqualTo(1000);
        append(body, 700);
        assertThat(body.content()).hasSize(1100);
    }

    @Test
    void whatIsDroppedIsGivenBack() {
        var body = new ServerBody(budget, 10_000, 0);
        append(body, 400);
        append(body, 400);
        body.drop();
        body.drop();
        assertThat(budget.takenBytes()).isZero();
    }

    @Test
    void aMessageInTroubleHoldsNothingAndCountsOn() {
        var body = new ServerBody(budget, 500, 0);
        append(body, 400);
        append(body, 400);
        append(body, 400);
        assertThat(body.trouble()).isEqualTo(ServerBody.Trouble.TOO_LARGE);
        assertThat(budget.takenBytes()).isZero();
        assertThat(body.arrivedBytes()).isEqualTo(1200);
    }

    @Test
    void anEmptyBudgetIsToldFromAMessageTooLarge() {
        assertThat(budget.take(9_900)).isTrue();
        var body = new ServerBody(budget, 5_000, 0);
        append(body, 200);
        assertThat(body.trouble()).isEqualTo(ServerBody.Trouble.NO_ROOM);
        assertThat(budget.takenBytes()).isEqualTo(9_900);
    }

    private static void append(ServerBody body, int octets) {
        body.append(new byte[octets], 0, octets);
    }
}
