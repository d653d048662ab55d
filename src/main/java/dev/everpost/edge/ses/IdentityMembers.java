package dev.everpost.edge.ses;

import dev.everpost.ses.Identity;
import java.util.List;
import java.util.Map;

/** Identities as answers show them. */
final class IdentityMembers {

    private IdentityMembers() {}

    static Members created(Identity identity) {
        return new Members()
                .with("IdentityType", type(identity))
                .with("VerifiedForSendingStatus", identity.verified())
                .with("DkimAttributes", dkim(identity));
    }

    static Members listed(Identity identity) {
        return new Members()
                .with("IdentityType", type(identity))
                .with("IdentityName", identity.name())
                .with("SendingEnabled", identity.verified())
                .with("VerificationStatus", status(identity));
    }

    static Members shown(Identity identity) {
        return created(identity)
                .with("FeedbackForwardingStatus", false)
                .with("VerificationStatus", status(identity))
                .with("Policies", Map.of())
                .with("ConfigurationSetName", identity.configurationSet())
                .tags(identity.tags());
    }

    private static String type(Identity identity) {
        return identity.isDomain() ? "DOMAIN" : "EMAIL_ADDRESS";
    }

    private static String status(Identity identity) {
        return identity.verified() ? "SUCCESS" : "PENDING";
    }

    /** The shape that clients expect; providers sign, so a domain's tokens wait for nothing that Everpost would check. */
    private static Members dkim(Identity identity) {
        boolean waiting = identity.isDomain() && !identity.verified();
        return new Members()
                .with("SigningEnabled", false)
                .with("Status", waiting ? "PENDING" : "NOT_STARTED")
                .with("Tokens", waiting ? DkimTokens.of(identity.name()) : List.of())
                .with("SigningAttributesOrigin", "AWS_SES");
    }
}
