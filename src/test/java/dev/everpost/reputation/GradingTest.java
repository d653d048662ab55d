package dev.everpost.reputation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What shares of bounces and complaints allow to bulk mail. */
class GradingTest {

    private final Grading grading = new Grading(Thresholds.USUAL);

    @ParameterizedTest(name = "{1} bounces and {2} complaints in {0}: {3}")
    @CsvSource({
        "0, 0, 0, Free",
        "20, 5, 0, Held",
        "10, 1, 0, Free",
        "1000, 1, 1, Free",
        "10000, 100, 3, Free",
        "10000, 300, 0, Slowed",
        "10000, 400, 0, Slowed",
        "10000, 600, 0, Held",
        "10000, 0, 10, Slowed",
        "10000, 0, 30, Held",
        "1000000, 0, 700, Slowed",
        "1000000, 0, 1000, Held",
    })
    void theGradeIsByWhatIsSurelyReached(long accepted, long bounced, long complained, String grade) {
        assertThat(grading.grade(new Tally(accepted, bounced, complained, 1_000), Grade.FREE)
                        .getClass()
                        .getSimpleName())
                .isEqualTo(grade);
    }

    @Test
    void slowingGrowsWithTheShareAndComesBeforeTheReview() {
        double before = Double.MAX_VALUE;
        for (int bounced = 290; bounced < 480; bounced += 20) {
            var grade = grading.grade(new Tally(10_000, bounced, 0, 1_000), Grade.FREE);
            assertThat(grade).as("%d bounces", bounced).isInstanceOf(Grade.Slowed.class);
            double perHour = ((Grade.Slowed) grade).perHour();
            assertThat(perHour).isLessThan(before);
            before = perHour;
        }
        assertThat(before).as("below the review at 5 %, nearly nothing goes").isLessThan(150);
    }

    @Test
    void whatIsHeldIsReleasedOnlyWellBelow() {
        var held = new Grade.Held("x");

        assertThat(grading.grade(new Tally(10_000, 450, 0, 1_000), held)).isInstanceOf(Grade.Held.class);
        assertThat(grading.grade(new Tally(10_000, 350, 0, 1_000), held)).isInstanceOf(Grade.Slowed.class);
    }

    @Test
    void theWordsHaveTheNumbers() {
        assertThat(grading.grade(new Tally(10_000, 0, 40, 1_000), Grade.FREE))
                .isEqualTo(new Grade.Held(
                        "complaint rate 0.400 % (40 of 10000), surely above 0.294 %; accounts are reviewed at"
                                + " 0.100 %; bulk is held"));
    }
}
