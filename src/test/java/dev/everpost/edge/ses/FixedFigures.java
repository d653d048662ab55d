package dev.everpost.edge.ses;

/** Figures of an account that never change. */
public final class FixedFigures implements AccountFigures {

    @Override
    public double max24h() {
        return -1;
    }

    @Override
    public double maxRate() {
        return 4000;
    }

    @Override
    public double sentLast24h() {
        return 17;
    }
}
