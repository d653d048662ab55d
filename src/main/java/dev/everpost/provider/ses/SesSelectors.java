package dev.everpost.provider.ses;

import java.util.List;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sesv2.SesV2Client;

/**
 * The DKIM selectors of a sender domain, asked of SES: GetEmailIdentity, {@code DkimAttributes.Tokens} (Amazon SES API v2
 * reference). With Easy DKIM each of three tokens is the selector of an alias to a key at Amazon; with a key of one's own the
 * one token is its selector.
 *
 * @param client its key needs {@code ses:GetEmailIdentity}; without that nothing is told
 */
record SesSelectors(SesV2Client client) {

    /** SES has three; what would be more is not believed. */
    private static final int MOST = 10;

    List<String> of(String domain) {
        try {
            var attributes = client.getEmailIdentity(request -> request.emailIdentity(domain))
                    .dkimAttributes();
            return attributes == null || !attributes.hasTokens()
                    ? List.of()
                    : attributes.tokens().stream()
                            .filter(token -> token.matches("[A-Za-z0-9._-]{1,63}"))
                            .limit(MOST)
                            .toList();
        } catch (AwsServiceException | SdkClientException untold) {
            return List.of();
        }
    }
}
