package dev.everpost.ses;

import dev.everpost.store.Suppressions.Reason;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was decided for the whole account.
 *
 * @param sendingEnabled false refuses all mail that comes by SES
 * @param suppressedReasons that hold recipients back, of bounce and complaint
 * @param details what somebody told about the use of the account, or null
 */
public record AccountState(
        boolean sendingEnabled,
        Set<Reason> suppressedReasons,
        @Nullable Details details) {

    /** What SES gives a new account. */
    static final AccountState FIRST = new AccountState(true, Set.of(Reason.BOUNCE, Reason.COMPLAINT), null);

    public AccountState {
        suppressedReasons = Set.copyOf(suppressedReasons);
    }

    /** The answers to PutAccountDetails. */
    public record Details(
            String mailType,
            String websiteUrl,
            @Nullable String contactLanguage,
            @Nullable String useCaseDescription,
            List<String> additionalContactEmailAddresses) {}
}
