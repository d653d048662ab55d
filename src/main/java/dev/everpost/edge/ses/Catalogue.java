package dev.everpost.edge.ses;

import dev.everpost.ses.SesAccount;
import dev.everpost.ses.Verifications;
import java.util.List;
import java.util.stream.Stream;

/** Every operation of SES API v2 but those that send, offered or not. */
final class Catalogue {

    private Catalogue() {}

    static List<Route> of(SesAccount account, Verifications verifications, AccountFigures figures) {
        var sets = account.configurationSets();
        return Stream.of(
                        new AccountOperations(account.account(), figures).routes(),
                        new TemplateOperations(account.templates()).routes(),
                        new ConfigurationSetOperations(sets).routes(),
                        new SetOptionOperations(sets).routes(),
                        new EventDestinationOperations(sets).routes(),
                        new IdentityOperations(account.identities(), verifications).routes(),
                        new VerificationOperations(account.verificationTemplates(), verifications).routes(),
                        new SuppressionOperations(account.suppressions()).routes(),
                        new InsightOperations(account.insights()).routes(),
                        new TagOperations(account.tags()).routes(),
                        NotOffered.routes())
                .flatMap(List::stream)
                .toList();
    }
}
