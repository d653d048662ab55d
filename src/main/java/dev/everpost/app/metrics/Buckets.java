package dev.everpost.app.metrics;

import static java.time.Duration.ofMillis;

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

    private Buckets() {}
}
