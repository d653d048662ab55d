package dev.everpost.health.feed.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Whatever a status page serves, every dialect reads or refuses it within its limits; nothing is thrown. */
class FeedFuzzTest {

    @FuzzTest(maxDuration = "20s")
    void isReadOrRefused(byte[] octets) {
        for (var format : FeedFormat.values()) {
            switch (format.read(octets.clone(), Pages.NOW)) {
                case Document.Unreadable(var why) -> assertThat(why).isNotEmpty();
                case Document.Understood(var reading) -> {
                    assertThat(reading.parts()).hasSizeLessThanOrEqualTo(FeedReading.PARTS_MAX);
                    assertThat(reading.incidents()).hasSizeLessThanOrEqualTo(FeedReading.INCIDENTS_MAX);
                    assertThat(reading.words()).doesNotContainPattern("\\p{Cntrl}");
                }
            }
        }
    }
}
