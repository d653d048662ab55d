package dev.everpost.scenario;

/** The provider works and refuses this account. */
public record AccountSuspended() implements Fault {

    @Override
    public FaultKind kind() {
        return FaultKind.ACCOUNT_SUSPENDED;
    }

    @Override
    public String words() {
        return "has suspended the account";
    }
}
