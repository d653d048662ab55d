package dev.everpost.app;

import dev.everpost.checkup.Report;
import dev.everpost.fact.ProviderName;
import dev.everpost.health.Reading;
import dev.everpost.health.Scope;
import dev.everpost.health.Signal;
import dev.everpost.health.Source;
import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * What accounts say of themselves, as signals; the answer of an API is also a sign of the API.
 *
 * @param every how often an account is asked
 */
record AccountSignals(Signal.Sink sink, Function<ProviderName, Duration> every)
        implements BiConsumer<ProviderName, Report> {

    private static final String OBSERVER = "checkup";
    /** A signal outlives so many intervals. */
    private static final int FRESH_FOR = 3;
    /** A key may lack the permission to ask and carry mail well. */
    private static final double A_SIGN = 0.4;

    @Override
    public void accept(ProviderName provider, Report report) {
        switch (report.condition()) {
            case WELL -> tell(provider, report, Reading.WELL, 1.0);
            case QUOTA_LOW -> tell(provider, report, Reading.IMPAIRED, A_SIGN);
            case QUOTA_SPENT, SENDING_OFF -> tell(provider, report, Reading.FAILING, 1.0);
            case FAILING -> tell(provider, report, Reading.FAILING, A_SIGN);
            case NOT_OFFERED -> {}
        }
    }

    private void tell(ProviderName provider, Report report, Reading reading, double strength) {
        var fresh = every.apply(provider).multipliedBy(FRESH_FOR);
        sink.tell(new Signal(
                Source.ACCOUNT,
                OBSERVER,
                new Scope.Account(provider),
                reading,
                strength,
                report.at(),
                fresh,
                report.words()));
    }
}
