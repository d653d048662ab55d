package dev.everpost.capacity;

import static dev.everpost.message.MessageClass.BULK;
import static dev.everpost.message.MessageClass.CRITICAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.capacity.Traffic.Mail;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What came lately, as the day ahead. */
class TrafficTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:30:00Z");
    private static final Mail CODES = new Mail("class critical", CRITICAL);
    private static final Mail NEWS = new Mail("every message", BULK);

    private final Traffic traffic = new Traffic();

    @Test
    void theDayAheadIsAsYesterday() {
        note(NEWS, 24, 100);
        note(NEWS, 23, 50);
        note(NEWS, 1, 7);

        assertThat(traffic.fromNow(NEWS, NOW))
                .startsWith(100.0, 50.0, 0.0)
                .endsWith(7.0)
                .hasSize(24);
    }

    @Test
    void aBusyHourNowCountsThoughYesterdayWasQuiet() {
        note(NEWS, 30, 1);
        note(NEWS, 0, 500);

        assertThat(traffic.fromNow(NEWS, NOW)).startsWith(500.0, 0.0);
    }

    @Test
    void hoursBeforeTheFirstMailAreNotTakenForQuiet() {
        note(NEWS, 0, 500);

        assertThat(traffic.fromNow(NEWS, NOW)).containsOnly(500.0);
    }

    @Test
    void thePeakIsTheBusiestHourOfAllMailInSevenDays() {
        note(NEWS, 7 * 24 + 5, 9_000);
        note(NEWS, 30, 400);
        note(NEWS, 29, 300);
        note(CODES, 29, 200);
        note(CODES, 28, 10);

        var peak = traffic.peak(NOW);

        assertThat(peak).isEqualTo(Instant.parse("2026-11-19T07:00:00Z"));
        assertThat(traffic.fromPeak(CODES, peak, NOW)).startsWith(200.0, 10.0, 0.0);
        assertThat(traffic.fromPeak(NEWS, peak, NOW)).startsWith(300.0, 0.0);
    }

    @Test
    void whatIsKeptComesBack() {
        note(NEWS, 30, 400);
        note(CODES, 3, 20);
        var again = new Traffic();

        TrafficText.read(TrafficText.write(traffic), again);

        assertThat(again.peak(NOW)).isEqualTo(traffic.peak(NOW));
        assertThat(again.fromNow(CODES, NOW)).isEqualTo(traffic.fromNow(CODES, NOW));
        assertThat(again.kinds()).containsExactlyInAnyOrder(NEWS, CODES);
    }

    @Test
    void keptNonsenseIsLeftOut() {
        var kept = "bulk\tevery message\t5:x :: 99999999999999999999:1 12:3\nnonsense\nsome\tclass\t1:1\n\u0000\t\t";

        TrafficText.read(kept.getBytes(StandardCharsets.UTF_8), traffic);

        assertThat(traffic.kinds()).containsExactly(NEWS);
    }

    @Test
    void hoursOfLastWeekAreForgotten() {
        note(NEWS, 200, 5);
        note(NEWS, 200 - Hours.KEPT, 6);

        assertThat(traffic.fromNow(NEWS, NOW)).isNotEmpty().doesNotContain(5.0);
    }

    private void note(Mail mail, int hoursAgo, int recipients) {
        traffic.note(mail, recipients, NOW.minus(Duration.ofHours(hoursAgo)));
    }
}
