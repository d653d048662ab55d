package dev.everpost.audit;

import dev.everpost.audit.Remark.Mark;
import dev.everpost.checkup.Report;
import dev.everpost.provider.Checkup.Sender;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a provider's own word about our account means for failover. Pure. */
public final class AccountAudit {

    private AccountAudit() {}

    /**
     * Judges what a provider says of its account.
     *
     * @param doorOpens whether the provider can be reached, so that its account is to blame for a failure
     * @param yesterday recipients that all providers together took in the last 24 hours, which a backup would have to bear;
     *     null when nobody knows
     */
    public static List<Remark> of(String provider, Report report, boolean doorOpens, @Nullable Long yesterday) {
        var remarks = new ArrayList<Remark>();
        remarks.add(account(provider, report, doorOpens));
        var left = report.quota().left();
        if (left != null && yesterday != null) {
            remarks.add(quota(provider, left, yesterday));
        }
        return remarks;
    }

    private static Remark account(String provider, Report report, boolean doorOpens) {
        var words = report.words();
        return switch (report.condition()) {
            case WELL -> Remark.good(provider, "account", words);
            case QUOTA_LOW ->
                new Remark(Mark.WARNING, provider, "account", words, "ask the provider for a higher quota");
            case QUOTA_SPENT -> new Remark(Mark.BAD, provider, "account", words, "ask the provider for a higher quota");
            case SENDING_OFF ->
                new Remark(Mark.BAD, provider, "account", words, "see the provider's console why sending is off");
            case FAILING ->
                new Remark(
                        Mark.BAD,
                        provider,
                        "account",
                        words,
                        doorOpens
                                ? "check the credentials, their rights and the endpoint"
                                : "it could not be asked: see its door");
            case NOT_OFFERED -> new Remark(Mark.UNKNOWN, provider, "account", words, "");
        };
    }

    private static Remark quota(String provider, long left, long yesterday) {
        var words = left + " recipients left, the last 24 hours had " + yesterday;
        return left >= yesterday
                ? Remark.good(provider, "quota", words)
                : new Remark(Mark.BAD, provider, "quota", words, "it could not carry a day alone: raise its quota");
    }

    /** Whether the provider says that the domain, or one above it, is verified; null when it tells no senders. */
    public static @Nullable Boolean verified(Map<String, Sender> senders, String domain) {
        if (senders.isEmpty()) {
            return null;
        }
        for (var name = domain; name.contains("."); name = name.substring(name.indexOf('.') + 1)) {
            if (senders.get(name) == Sender.VERIFIED) {
                return true;
            }
        }
        return senders.entrySet().stream()
                .anyMatch(sender -> sender.getKey().endsWith("@" + domain) && sender.getValue() == Sender.VERIFIED);
    }

    /** The line about a sender domain. */
    public static Remark sender(String provider, String domain, @Nullable Boolean verified) {
        var about = domain + " by " + provider;
        if (verified == null) {
            return new Remark(Mark.UNKNOWN, about, "sender", "the provider does not tell its senders", "");
        }
        return verified
                ? Remark.good(about, "sender", "verified with the provider")
                : new Remark(
                        Mark.BAD,
                        about,
                        "sender",
                        "not verified: it would refuse this mail",
                        "verify " + domain + " at the provider");
    }
}
