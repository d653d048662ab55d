package dev.everpost.edge.ses.query;

import dev.everpost.edge.ses.AccountFigures;
import dev.everpost.ses.Account;
import dev.everpost.ses.SendStatistics;
import java.util.List;

/** The operations on the account: quota, statistics and the switch for sending. Thread-safe. */
final class AccountActions {

    private final Account account;
    private final AccountFigures figures;
    private final SendStatistics statistics;

    AccountActions(Account account, AccountFigures figures, SendStatistics statistics) {
        this.account = account;
        this.figures = figures;
        this.statistics = statistics;
    }

    List<Action> actions() {
        return List.of(
                new Action("GetSendQuota", this::quota),
                new Action("GetSendStatistics", this::statistics),
                new Action("GetAccountSendingEnabled", this::enabled),
                new Action("UpdateAccountSendingEnabled", this::enable));
    }

    private Answer quota(Call call) {
        return new Answer.Done(xml -> xml.text("Max24HourSend", figures.max24h())
                .text("MaxSendRate", figures.maxRate())
                .text("SentLast24Hours", figures.sentLast24h()));
    }

    private Answer statistics(Call call) {
        var points = statistics.points();
        return new Answer.Done(xml -> xml.list(
                "SendDataPoints",
                points,
                point -> xml.text("Timestamp", point.from())
                        .text("DeliveryAttempts", point.attempts())
                        .text("Bounces", point.bounces())
                        .text("Complaints", point.complaints())
                        .text("Rejects", point.rejects())));
    }

    private Answer enabled(Call call) {
        return new Answer.Done(xml -> xml.text("Enabled", account.state().sendingEnabled()));
    }

    /** An absent switch is off, as in SES. */
    private Answer enable(Call call) {
        var needs = new Needs(call.form());
        var enabled = needs.maybeFlag("Enabled");
        return needs.then(() -> Answer.silent(account.setSending(Boolean.TRUE.equals(enabled)), ErrorNames.MAIL));
    }
}
