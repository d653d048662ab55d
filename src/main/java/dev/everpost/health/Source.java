package dev.everpost.health;

import java.util.Locale;

/**
 * Where a signal comes from. Sources are independent of each other: two probes of one provider are one source, and a
 * verdict wants more than one. {@code weight} is what a signal at full strength counts, 0 to 1.
 */
public enum Source {
    /** Outcomes of real mail. */
    TRAFFIC(1.0),
    /** How long calls of real mail take. */
    LATENCY(0.5),
    /** How old the oldest mail is that waits for it. */
    QUEUE(0.4),
    /** What it reports of mail that it took: how much of it, and how late. */
    REPORTS(0.7),
    /** Bounces, deferrals and complaints against what is usual. */
    REPUTATION(0.4),
    /** Our own probes: names, connections, TLS, greetings, authenticated calls. */
    PROBE(0.8),
    /** A message of our own that should arrive in a mailbox of our own. */
    CANARY(0.9),
    /** What it says of our account and its quota. */
    ACCOUNT(0.8),
    /** Its public status page; late by experience, so it confirms and never triggers. */
    FEED(0.3),
    /** A learned series that left its band. */
    ANOMALY(0.5);

    private final double weight;

    Source(double weight) {
        this.weight = weight;
    }

    /** What a signal at full strength counts, 0 to 1. */
    public double weight() {
        return weight;
    }

    /** The name in answers, metrics and pages, such as {@code traffic}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
