package dev.everpost.app.metrics;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;

import java.time.Duration;

/** Where the histograms' buckets end: close together where a promise is made, few elsewhere. */
final class Buckets {

    static final Duration[] COMMIT = {
        ofMillis(1), ofMillis(2), ofMillis(5), ofMillis(10), ofMillis(20), ofMillis(50), ofMillis(100), ofMillis(1000)
    };

    static final Duration[] ATTEMPT = {
        ofMillis(10),
        ofMillis(50),
        ofMillis(100),
        ofMillis(250),
        ofMillis(500),
        ofMillis(1000),
        ofMillis(2000),
        ofMillis(4000),
        ofMillis(10_000),
        ofMillis(60_000)
    };

    /** From the promise of a failover within seconds to mail that waited a day for its provider. */
    static final Duration[] HANDOVER = {
        ofMillis(50),
        ofMillis(100),
        ofMillis(250),
        ofMillis(500),
        ofMillis(1000),
        ofMillis(2000),
        ofMillis(5000),
        ofMillis(30_000),
        ofMinutes(5),
        ofHours(1),
        ofHours(24)
    };

    private Buckets() {}
}
