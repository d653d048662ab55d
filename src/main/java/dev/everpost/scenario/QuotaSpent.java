package dev.everpost.scenario;

/** The account's daily quota is used up. */
public record QuotaSpent() implements Fault {

    @Override
    public FaultKind kind() {
        return FaultKind.QUOTA_SPENT;
    }

    @Override
    public String words() {
        return "says that the daily quota is spent";
    }
}
