package dev.everpost.ses;

import dev.everpost.ses.AccountState.Details;
import dev.everpost.ses.SesError.Kind;
import dev.everpost.store.Registry;
import dev.everpost.store.Suppressions.Reason;
import dev.everpost.world.Time;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The account's own switches; the gateway is one account, whoever calls. Thread-safe; they survive a restart. */
public final class Account {

    private static final String NAME = "account";
    private static final int CONTACTS_MAX = 4;
    private static final Wording WORDING =
            new Wording(Kind.NOT_FOUND, "%s does not exist.", "%s already exists.", "accounts");

    private final Shelf<AccountState> shelf;

    public Account(Registry registry, Time time) {
        this.shelf = new Shelf<>(registry, time, "ses.account", AccountState.class, WORDING, 1);
    }

    /** As it is now; costs a map look-up. */
    public AccountState state() {
        return shelf.find(NAME).orElse(AccountState.FIRST);
    }

    /** The kill switch: off refuses every SES call and SES SMTP session that sends. */
    public Result<AccountState> setSending(boolean enabled) {
        return change(state -> new AccountState(enabled, state.suppressedReasons(), state.details()));
    }

    /** Which reasons hold recipients back where no configuration set says otherwise. */
    public Result<AccountState> setSuppressedReasons(Set<Reason> reasons) {
        return change(state -> new AccountState(state.sendingEnabled(), reasons, state.details()));
    }

    /** Keeps what somebody tells about the use of the account; nobody reviews it. */
    public Result<AccountState> setDetails(Details details) {
        return Result.unless(
                flaw(details),
                () -> change(state -> new AccountState(state.sendingEnabled(), state.suppressedReasons(), details)));
    }

    private Result<AccountState> change(UnaryOperator<AccountState> change) {
        return shelf.changeOrCreate(NAME, AccountState.FIRST, state -> Result.done(change.apply(state)));
    }

    private static Optional<SesError> flaw(Details details) {
        return Constraints.choice("mailType", details.mailType(), List.of("MARKETING", "TRANSACTIONAL"))
                .or(() -> Constraints.length("websiteURL", details.websiteUrl(), 1000))
                .or(() -> Constraints.choice("contactLanguage", details.contactLanguage(), List.of("EN", "JA")))
                .or(() -> Constraints.length("useCaseDescription", details.useCaseDescription(), 5000))
                .or(() -> contactFlaw(details.additionalContactEmailAddresses()));
    }

    private static Optional<SesError> contactFlaw(List<String> contacts) {
        if (contacts.size() > CONTACTS_MAX) {
            return Constraints.bad(
                    "At most " + CONTACTS_MAX + " additional contact addresses, not " + contacts.size() + ".");
        }
        return contacts.stream()
                .map(contact -> Constraints.length("additionalContactEmailAddresses.member", contact, 254))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
