package dev.everpost.edge.ses.query;

import dev.everpost.edge.ses.DkimTokens;
import dev.everpost.ses.Constraints;
import dev.everpost.ses.EmailIdentities;
import dev.everpost.ses.Identity;
import dev.everpost.ses.PageRequest;
import dev.everpost.ses.Verifications;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The operations on identities: the addresses and domains that a submitter sends as. Thread-safe. */
final class IdentityActions {

    private static final ErrorNames NAMES = ErrorNames.MAIL;
    private static final String DOMAIN = "Domain";
    private static final List<String> TYPES = List.of("EmailAddress", DOMAIN);

    private final EmailIdentities identities;
    private final Verifications verifications;

    IdentityActions(EmailIdentities identities, Verifications verifications) {
        this.identities = identities;
        this.verifications = verifications;
    }

    List<Action> actions() {
        return List.of(
                new Action("ListIdentities", this::list),
                new Action("VerifyEmailIdentity", call -> verifyAddress(call, new Answer.Done(xml -> {}))),
                new Action("VerifyEmailAddress", call -> verifyAddress(call, new Answer.Silent())),
                new Action(
                        "VerifyDomainIdentity",
                        call -> verifyDomain(call, (name, xml) -> xml.text("VerificationToken", DomainToken.of(name)))),
                new Action(
                        "VerifyDomainDkim",
                        call -> verifyDomain(call, (name, xml) -> xml.texts("DkimTokens", DkimTokens.of(name)))),
                new Action("DeleteIdentity", call -> delete(call, "Identity", new Answer.Done(xml -> {}))),
                new Action("DeleteVerifiedEmailAddress", call -> delete(call, "EmailAddress", new Answer.Silent())));
    }

    private Answer list(Call call) {
        var needs = new Needs(call.form());
        var size = Paging.within(needs.maybeNumber("MaxItems"), EmailIdentities.PAGE_MAX);
        var type = call.form().text("IdentityType");
        return needs.then(() -> Constraints.choice("identityType", type, TYPES)
                .<Answer>map(flaw -> new Answer.Wrong(Problem.of(flaw, NAMES)))
                .orElseGet(() -> list(call, type, new PageRequest(Paging.token(call.form()), size))));
    }

    /** A page may be shorter than asked when a type is asked for; the token tells whether more follows. */
    private Answer list(Call call, @Nullable String type, PageRequest request) {
        return Answer.of(
                identities.list(call.caller(), request),
                NAMES,
                (page, xml) -> xml.texts(
                                "Identities",
                                page.items().stream()
                                        .filter(identity -> type == null || identity.isDomain() == type.equals(DOMAIN))
                                        .map(Identity::name)
                                        .toList())
                        .text("NextToken", page.nextToken()));
    }

    private Answer verifyAddress(Call call, Answer done) {
        var needs = new Needs(call.form());
        var name = needs.text("EmailAddress");
        return needs.then(() -> name.indexOf('@') < 0
                ? new Answer.Wrong(Problem.invalidValue("Invalid email address <" + Needs.shown(name) + ">."))
                : Answer.orElse(verifications.verify(call.caller(), name), NAMES, done));
    }

    private Answer verifyDomain(Call call, BiConsumer<String, Xml> tokens) {
        var needs = new Needs(call.form());
        var name = needs.text(DOMAIN);
        return needs.then(() -> name.indexOf('@') >= 0
                ? new Answer.Wrong(Problem.invalidValue("Invalid domain name <" + Needs.shown(name) + ">."))
                : Answer.of(
                        verifications.verify(call.caller(), name), NAMES, (identity, xml) -> tokens.accept(name, xml)));
    }

    private Answer delete(Call call, String member, Answer done) {
        var needs = new Needs(call.form());
        var name = needs.text(member);
        return needs.then(() -> Answer.orElse(Gone.orNever(identities.delete(call.caller(), name)), NAMES, done));
    }
}
