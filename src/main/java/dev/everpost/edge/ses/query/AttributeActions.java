package dev.everpost.edge.ses.query;

import dev.everpost.edge.ses.DkimTokens;
import dev.everpost.ses.Caller;
import dev.everpost.ses.EmailIdentities;
import dev.everpost.ses.Identity;
import dev.everpost.ses.Page;
import dev.everpost.ses.PageRequest;
import dev.everpost.ses.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** The operations that show what is known of identities; one that nothing is known of is left out. Thread-safe. */
final class AttributeActions {

    /** As SES: identities of one call. */
    private static final int MOST = 100;

    private final EmailIdentities identities;

    AttributeActions(EmailIdentities identities) {
        this.identities = identities;
    }

    List<Action> actions() {
        return List.of(
                new Action("ListVerifiedEmailAddresses", this::verifiedAddresses),
                new Action(
                        "GetIdentityVerificationAttributes",
                        call -> attributes(call, "VerificationAttributes", AttributeActions::verification)),
                new Action(
                        "GetIdentityDkimAttributes",
                        call -> attributes(call, "DkimAttributes", AttributeActions::dkim)),
                new Action(
                        "GetIdentityNotificationAttributes",
                        call -> attributes(call, "NotificationAttributes", AttributeActions::notification)),
                new Action(
                        "GetIdentityMailFromDomainAttributes",
                        call -> attributes(call, "MailFromDomainAttributes", AttributeActions::mailFrom)));
    }

    private Answer attributes(Call call, String map, BiConsumer<Identity, Xml> value) {
        var names = call.form().texts("Identities");
        if (names.size() > MOST) {
            return new Answer.Wrong(
                    Problem.invalidValue("At most " + MOST + " identities at once, not " + names.size() + "."));
        }
        return new Answer.Done(xml -> xml.with(map, entries -> {
            for (var name : names) {
                if (identities.get(call.caller(), name) instanceof Result.Done<Identity>(var identity)) {
                    entries.with(
                            "entry",
                            entry -> entry.text("key", name).with("value", inside -> value.accept(identity, inside)));
                }
            }
        }));
    }

    private static void verification(Identity identity, Xml xml) {
        xml.text("VerificationStatus", status(identity))
                .text("VerificationToken", identity.isDomain() ? DomainToken.of(identity.name()) : null);
    }

    /** Providers sign, so a domain's tokens wait for nothing that Everpost would check. */
    private static void dkim(Identity identity, Xml xml) {
        boolean waiting = identity.isDomain() && !identity.verified();
        xml.text("DkimEnabled", false).text("DkimVerificationStatus", waiting ? "Pending" : "NotStarted");
        if (waiting) {
            xml.texts("DkimTokens", DkimTokens.of(identity.name()));
        }
    }

    private static void notification(Identity identity, Xml xml) {
        xml.text("ForwardingEnabled", false)
                .text("HeadersInBounceNotificationsEnabled", false)
                .text("HeadersInComplaintNotificationsEnabled", false)
                .text("HeadersInDeliveryNotificationsEnabled", false);
    }

    private static void mailFrom(Identity identity, Xml xml) {
        xml.text("BehaviorOnMXFailure", "UseDefaultValue");
    }

    private Answer verifiedAddresses(Call call) {
        return Answer.of(
                verified(call.caller()), ErrorNames.MAIL, (names, xml) -> xml.texts("VerifiedEmailAddresses", names));
    }

    private Result<List<String>> verified(Caller caller) {
        var names = new ArrayList<String>();
        var request = new PageRequest(null, EmailIdentities.PAGE_MAX);
        while (true) {
            switch (identities.list(caller, request)) {
                case Result.Failed<Page<Identity>>(var error) -> {
                    return new Result.Failed<>(error);
                }
                case Result.Done<Page<Identity>>(var page) -> {
                    page.items().stream()
                            .filter(identity -> identity.verified() && !identity.isDomain())
                            .forEach(identity -> names.add(identity.name()));
                    if (page.nextToken() == null) {
                        return Result.done(names);
                    }
                    request = new PageRequest(page.nextToken(), EmailIdentities.PAGE_MAX);
                }
            }
        }
    }

    private static String status(Identity identity) {
        return identity.verified() ? "Success" : "Pending";
    }
}
