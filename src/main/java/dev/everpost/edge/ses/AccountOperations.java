package dev.everpost.edge.ses;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.everpost.ses.Account;
import dev.everpost.ses.AccountState;
import dev.everpost.ses.AccountState.Details;
import dev.everpost.ses.SesError;
import dev.everpost.ses.SesError.Kind;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The operations on the account itself. Thread-safe. */
final class AccountOperations {

    private static final String PATH = "/v2/email/account";

    private final Account account;
    private final AccountFigures figures;

    AccountOperations(Account account, AccountFigures figures) {
        this.account = account;
        this.figures = figures;
    }

    List<Route> routes() {
        return List.of(
                Route.of("GetAccount", "GET", PATH, this::get),
                Route.of("PutAccountSendingAttributes", "PUT", PATH + "/sending", this::sending),
                Route.of("PutAccountSuppressionAttributes", "PUT", PATH + "/suppression", this::suppression),
                Route.of("PutAccountDetails", "POST", PATH + "/details", this::details));
    }

    private record Suppression(
            @Nullable List<String> suppressedReasons,
            @Nullable Object validationAttributes) {}

    private record DetailsBody(
            @Nullable String mailType,

            @JsonProperty("WebsiteURL") @Nullable String websiteUrl,

            @Nullable String contactLanguage,
            @Nullable String useCaseDescription,
            @Nullable List<String> additionalContactEmailAddresses) {}

    private Reply get(Ask ask) {
        var state = account.state();
        return new Reply.Done(new Members()
                .with("DedicatedIpAutoWarmupEnabled", false)
                .with("EnforcementStatus", "HEALTHY")
                .with("ProductionAccessEnabled", true)
                .with(
                        "SendQuota",
                        new Members()
                                .with("Max24HourSend", figures.max24h())
                                .with("MaxSendRate", figures.maxRate())
                                .with("SentLast24Hours", figures.sentLast24h()))
                .with("SendingEnabled", state.sendingEnabled())
                .with("SuppressionAttributes", new Members().with("SuppressedReasons", reasons(state)))
                .with("Details", details(state.details()))
                .with("VdmAttributes", new Members().with("VdmEnabled", "DISABLED"))
                .map());
    }

    /** An absent switch is off, as in SES. */
    private Reply sending(Ask ask) {
        return ask.json(
                SetOptionBodies.Sending.class,
                body -> Reply.empty(account.setSending(Boolean.TRUE.equals(body.sendingEnabled()))));
    }

    private Reply suppression(Ask ask) {
        return ask.json(Suppression.class, body -> {
            var words = body.suppressedReasons() == null ? List.<String>of() : body.suppressedReasons();
            return SuppressionOperations.flaw("suppressedReasons", words)
                    .or(() -> body.validationAttributes() == null
                            ? Optional.empty()
                            : Optional.of(SesError.of(
                                    Kind.NOT_OFFERED,
                                    "Everpost does not guess whether addresses exist; leave"
                                            + " ValidationAttributes out.")))
                    .<Reply>map(error -> new Reply.Wrong(Fault.of(error)))
                    .orElseGet(() -> Reply.empty(account.setSuppressedReasons(SuppressionOperations.reasons(words))));
        });
    }

    private Reply details(Ask ask) {
        return ask.json(
                DetailsBody.class,
                body -> Needed.both("MailType", body.mailType(), "WebsiteURL", body.websiteUrl(), (type, url) -> {
                    var contacts = body.additionalContactEmailAddresses();
                    return Reply.empty(account.setDetails(new Details(
                            type,
                            url,
                            body.contactLanguage(),
                            body.useCaseDescription(),
                            contacts == null ? List.of() : contacts)));
                }));
    }

    private static List<String> reasons(AccountState state) {
        return state.suppressedReasons().stream().map(Enum::name).sorted().toList();
    }

    private static @Nullable Members details(@Nullable Details details) {
        return details == null
                ? null
                : new Members()
                        .with("MailType", details.mailType())
                        .with("WebsiteURL", details.websiteUrl())
                        .with("ContactLanguage", details.contactLanguage())
                        .with("UseCaseDescription", details.useCaseDescription())
                        .with("AdditionalContactEmailAddresses", details.additionalContactEmailAddresses());
    }
}
