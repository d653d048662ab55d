package dev.everpost.edge.ses.query;

import dev.everpost.edge.ses.AccountFigures;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every operation of SES API v1, offered or not. */
final class Actions {

    private Actions() {}

    static Map<String, Action> of(QueryApi.Doing doing, AccountFigures figures, QueryLimits limits) {
        var account = doing.shared().account();
        var sending = doing.shared().sending();
        var verifications = doing.shared().verifications();
        var sets = account.configurationSets();
        return Stream.of(
                        new SendActions(sending, limits).actions(),
                        new BounceActions(doing.bounces(), sending).actions(),
                        new AccountActions(account.account(), figures, doing.statistics()).actions(),
                        new TemplateActions(account.templates()).actions(),
                        new IdentityActions(account.identities(), verifications).actions(),
                        new AttributeActions(account.identities()).actions(),
                        new ConfigurationSetActions(sets).actions(),
                        new SetOptionActions(sets).actions(),
                        new EventDestinationActions(sets).actions(),
                        new VerificationActions(account.verificationTemplates(), verifications, account.identities())
                                .actions(),
                        NotOffered.actions())
                .flatMap(List::stream)
                .collect(Collectors.toUnmodifiableMap(Action::name, Function.identity()));
    }
}
