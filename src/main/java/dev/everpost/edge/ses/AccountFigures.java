package dev.everpost.edge.ses;

/** What GetAccount tells of the gateway as if it were one SES account. Thread-safe. */
public interface AccountFigures {

    /** Recipients per 24 hours; -1 is unlimited. */
    double max24h();

    /** Recipients per second. */
    double maxRate();

    /** Recipients accepted in the last 24 hours. */
    double sentLast24h();
}
