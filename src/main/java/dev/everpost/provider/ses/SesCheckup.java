package dev.everpost.provider.ses;

import dev.everpost.provider.Checkup;
import dev.everpost.provider.Checkup.Quota;
import dev.everpost.provider.Checkup.Sender;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.GetAccountResponse;
import software.amazon.awssdk.services.sesv2.model.IdentityInfo;
import software.amazon.awssdk.services.sesv2.model.SendQuota;
import software.amazon.awssdk.services.sesv2.model.VerificationStatus;

/**
 * What SES says of an account: GetAccount and ListEmailIdentities (Amazon SES API v2 reference). Sends nothing.
 *
 * <p>The identities need a permission of their own; without it the account is told and no sender.
 */
final class SesCheckup {

    /** Pages of {@value #PAGE} identities; an account has 10 000 at most. */
    private static final int PAGES_MAX = 10;

    private static final int PAGE = 1000;

    private final SesV2Client client;

    SesCheckup(SesV2Client client) {
        this.client = client;
    }

    Checkup ask() {
        try {
            var account = client.getAccount(request -> {});
            return new Checkup.Answered(maySend(account), quota(account.sendQuota()), senders(), words(account));
        } catch (AwsServiceException answered) {
            return new Checkup.Failed(SesProvider.outcome(answered));
        } catch (SdkClientException failed) {
            return new Checkup.Failed(SesFailureMapping.outcome(failed, new Transmission()));
        }
    }

    private static boolean maySend(GetAccountResponse account) {
        return !Boolean.FALSE.equals(account.sendingEnabled());
    }

    private static Quota quota(@Nullable SendQuota told) {
        if (told == null) {
            return Quota.UNTOLD;
        }
        var used = told.sentLast24Hours() == null ? null : Long.valueOf(Math.round(told.sentLast24Hours()));
        // -1 is an unlimited account.
        boolean limited = told.max24HourSend() != null && told.max24HourSend() >= 0;
        var limit = limited ? Long.valueOf(Math.round(told.max24HourSend())) : null;
        var left = limit == null || used == null ? null : Long.valueOf(Math.max(0, limit - used));
        return new Quota(told.maxSendRate(), limit, used, left, "24 hours");
    }

    private Map<String, Sender> senders() {
        var senders = new LinkedHashMap<String, Sender>();
        try {
            String next = null;
            int pages = 0;
            do {
                var from = next;
                var page = client.listEmailIdentities(
                        request -> request.pageSize(PAGE).nextToken(from));
                page.emailIdentities()
                        .forEach(identity ->
                                senders.put(identity.identityName().toLowerCase(Locale.ROOT), sender(identity)));
                next = page.nextToken();
            } while (next != null && ++pages < PAGES_MAX);
        } catch (AwsServiceException | SdkClientException untold) {
            return Map.of();
        }
        return senders;
    }

    private static Sender sender(IdentityInfo identity) {
        var status = identity.verificationStatus();
        if (Boolean.TRUE.equals(identity.sendingEnabled())) {
            return Sender.VERIFIED;
        }
        return status == VerificationStatus.PENDING || status == VerificationStatus.NOT_STARTED
                ? Sender.PENDING
                : Sender.FAILED;
    }

    private static String words(GetAccountResponse account) {
        var sandbox = Boolean.FALSE.equals(account.productionAccessEnabled());
        return (maySend(account) ? "sending is enabled" : "sending is disabled")
                + (account.enforcementStatus() == null ? "" : ", " + account.enforcementStatus())
                + (sandbox ? ", in SES's sandbox: only verified recipients" : "");
    }
}
