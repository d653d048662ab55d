package dev.everpost.app.settings;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import java.time.Duration;

/**
 * How delivery works.
 *
 * @param inFlightMax messages leased at one time, over all providers
 * @param retryBase the first wait of transactional mail after a temporary failure; doubles with each further one
 * @param retryCap no wait of transactional mail is longer, unless a provider asked for it
 * @param onSilence what is done about mail that a provider took without a word
 */
public record DeliverySettings(int inFlightMax, Duration retryBase, Duration retryCap, SilenceSettings onSilence) {

    static DeliverySettings read(Section section) {
        int inFlight = section.get("in_flight", Kinds.integer(1, 100_000), 512);
        var retry = section.section("retry");
        return new DeliverySettings(
                inFlight,
                retry.get("base", Kinds.duration(ofSeconds(1), ofMinutes(60)), ofSeconds(15)),
                retry.get("cap", Kinds.duration(ofSeconds(1), ofDays(1)), ofMinutes(15)),
                SilenceSettings.read(section.section("on_silence")));
    }
}
