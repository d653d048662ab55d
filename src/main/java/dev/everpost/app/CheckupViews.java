package dev.everpost.app;

import dev.everpost.checkup.Report;
import dev.everpost.edge.rest.Controls.CheckupView;
import dev.everpost.provider.Checkup.Sender;
import java.util.Map;

/** Reports of checkups as the API shows them. */
final class CheckupViews {

    private CheckupViews() {}

    static CheckupView of(Report report) {
        var quota = report.quota();
        long unverified = report.senders().entrySet().stream()
                .map(Map.Entry::getValue)
                .filter(sender -> sender != Sender.VERIFIED)
                .count();
        return new CheckupView(
                report.condition().label(),
                report.at(),
                report.answeredAt(),
                report.words(),
                quota.limit(),
                quota.used(),
                quota.left(),
                quota.period(),
                report.senders().size(),
                (int) unverified);
    }
}
